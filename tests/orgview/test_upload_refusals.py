"""Requests to load a file that are refused before anything of it is read: size, content type, another site, method."""

import io

import pytest

from orgview.settings import MIB
from tests.orgview.uploads import BYTES, TABLE, error_of, upload

# F1 Sizes


@pytest.mark.parametrize("way", ["announced", "in pieces"])
def test_f1_a_larger_file_is_refused_in_words(client, way):
    """F1: 413 in JSON, with the limit and how to raise it."""
    data = b"x" * (8 * MIB + 1)
    options = {}
    if way == "in pieces":
        options = {"input_stream": io.BytesIO(data), "environ_overrides": {"wsgi.input_terminated": True}}
        data = None
    response = upload(client, data, **options)
    assert response.status_code == 413
    assert error_of(response)["what"] == "This file is larger than 8 MiB"
    assert "REPORTLINE_UPLOAD_MIB" in error_of(response)["advice"]


@pytest.mark.parametrize("path", ["/company/x/read", "/sample/chinook"])
def test_f1_json_in_pieces_is_counted(client, path):
    """F1: without an announced length, too."""
    body = io.BytesIO(b"{" + b" " * MIB)
    options = {"input_stream": body, "environ_overrides": {"wsgi.input_terminated": True}}
    assert client.post(path, content_type="application/json", **options).status_code == 413


@pytest.mark.parametrize("path", ["/company/x/read", "/company/x/delete", "/companies/delete", "/sample/chinook"])
def test_f1_other_addresses_keep_their_limit(client, path):
    """F1: a mebibyte of JSON is plenty."""
    response = client.post(path, data=b" " * (MIB + 1), content_type="application/json")
    assert response.status_code == 413
    assert error_of(response)["what"] == "This request is larger than 1 MiB"


def test_b16_a_cut_upload_leaves_nothing(client):
    """B16: fewer bytes than announced are no file."""
    response = upload(client, TABLE, environ_overrides={"CONTENT_LENGTH": "1000"})
    assert response.status_code == 400
    assert client.get("/companies").json["companies"] == []


# F3, F4, F10


@pytest.mark.parametrize(
    "content_type", ["text/plain", "multipart/form-data; boundary=x", "application/json", "", None]
)
def test_f3_other_content_types_answer_415(client, content_type):
    """F3: a form of another site cannot be taken for a file."""
    response = upload(client, content_type=content_type)
    assert response.status_code == 415
    assert error_of(response)["what"] == f"This address takes {BYTES} only"


@pytest.mark.parametrize("path", ["/sample/chinook", "/company/x/read", "/company/x/delete", "/companies/delete"])
@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", BYTES, None])
def test_f3_the_other_addresses_take_json_only(client, path, content_type):
    """F3: so do those that erase."""
    assert client.post(path, data="{}", content_type=content_type).status_code == 415


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]
)
@pytest.mark.parametrize(
    ("path", "kind"),
    [("/upload", BYTES)]
    + [
        (p, "application/json")
        for p in ("/sample/chinook", "/company/x/read", "/company/x/delete", "/companies/delete")
    ],
)
def test_f4_other_sites_are_refused(client, path, kind, headers):
    """F4: before type and size are looked at."""
    response = client.post(path, data=b"{}", content_type=kind, headers=headers)
    assert response.status_code == 403
    assert error_of(response)["what"] == "This request comes from another site"


@pytest.mark.parametrize("path", ["/upload", "/sample/chinook", "/companies/delete", "/company/x/delete"])
def test_f10_nothing_is_changed_by_a_link(client, path):
    """F10: GET neither loads nor erases."""
    assert client.get(path).status_code == 405

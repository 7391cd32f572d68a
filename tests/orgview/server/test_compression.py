"""Compression: in a way that the client reads, files once, and nothing that it would harm."""

import gzip
import re
import sys

import brotli
import pytest
from flask.testing import FlaskClient

from orgview.application import create_app
from orgview.server.answers import compression
from orgview.server.visitors.visitor_cookie import new_secret
from orgview.settings import Settings
from tests.orgview.server.tiny_app import ReadingClient

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SCENE = "/scene?n=400"
SCRIPT = "/assets/reportline.js"
BROWSER = "gzip, deflate, br, zstd"
OPEN = {"br": brotli.decompress, "zstd": zstd.decompress, "gzip": gzip.decompress}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    store = f"sqlite:///{tmp_path_factory.mktemp('compression') / 'x.sqlite3'}"
    return _client(store)


def _client(store):
    server = create_app(Settings(store=store)).server
    server.test_client_class = ReadingClient
    return server.test_client()


def _get(pages, path, accept=None, **headers):
    given = {"Accept-Encoding": accept} if accept is not None else {}
    return pages.get(path, headers=given | {name.replace("_", "-"): text for name, text in headers.items()})


def _same_each_time(page):
    """The page without the number that Dash draws for each answer."""
    return re.sub(rb'"end_id":"[^"]*"', b"", page)


def _vary(response):
    return {part.strip().lower() for part in response.headers.get("Vary", "").split(",")}


@pytest.mark.parametrize("path", ["/", SCENE, "/_dash-layout", SCRIPT, "/assets/reportline.css", "/export/chart.svg"])
@pytest.mark.parametrize("encoding", OPEN)
def test_what_comes_is_what_would_have_come(pages, path, encoding):
    """Text is smaller in each way, tells how long it is and that it depends on what was asked for."""
    plain, packed = _get(pages, path), _get(pages, path, encoding)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == encoding
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 2
    assert _same_each_time(OPEN[encoding](packed.data)) == _same_each_time(plain.data)
    assert packed.content_type == plain.content_type
    assert "accept-encoding" in _vary(plain) & _vary(packed)


@pytest.mark.parametrize(
    ("accept", "answer", "file"),
    [
        (BROWSER, "zstd", "br"),
        ("gzip, deflate, br", "br", "br"),
        ("gzip", "gzip", "gzip"),
        ("GZIP", "gzip", "gzip"),
        ("*", "zstd", "br"),
        ("br;q=0.2, gzip;q=0.9", "gzip", "gzip"),
        ("zstd;q=0, br;q=0, *", "gzip", "gzip"),
        ("gzip; q=0", None, None),
        ("br;q=0,gzip;q=0,zstd;q=0", None, None),
        ("*;q=0", None, None),
        ("identity", None, None),
        ("identity;q=1, gzip;q=0.5", None, None),
        ("compress, snappy", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_the_client_has_the_last_word(pages, accept, answer, file):
    """Never in a way that it did not offer or that it refuses; of several the one that it likes best."""
    assert _get(pages, SCENE, accept).headers.get("Content-Encoding") == answer
    assert _get(pages, SCRIPT, accept).headers.get("Content-Encoding") == file


@pytest.mark.parametrize(
    "path",
    ["/assets/fonts/Inter-Regular.woff2", "/export/chart.png", "/export/chart.pdf", "/changes?n=400&from=n%3D400"],
)
def test_what_would_not_get_smaller_stays(pages, path):
    """Pictures, fonts, PDF and what fits a packet."""
    plain, packed = _get(pages, path), _get(pages, path, BROWSER)
    assert plain.status_code == packed.status_code == 200
    assert "Content-Encoding" not in packed.headers
    assert len(packed.data) == len(plain.data) == int(packed.headers["Content-Length"])


@pytest.mark.parametrize("path", ["/nothing", "/export/chart.gif", "/company/x/report"])
def test_refusals_stay_as_they_are(pages, path):
    """An error is told whole."""
    response = _get(pages, path, BROWSER)
    assert response.status_code == 404
    assert "Content-Encoding" not in response.headers
    assert response.data


def test_a_list_that_is_written_while_it_is_sent_is_not_held_up(pages):
    """Rows of all seats as CSV come in pieces, and are not compressed."""
    as_it_comes = FlaskClient(pages.application, pages.application.response_class)
    response = as_it_comes.get("/seats.csv", headers={"Accept-Encoding": BROWSER})
    assert response.is_streamed
    assert "Content-Encoding" not in response.headers
    assert response.data.count(b"\n") > 10


@pytest.mark.parametrize("path", [SCENE, SCRIPT])
def test_head_tells_what_get_would(pages, path):
    """The same headers, no body."""
    asked = {"Accept-Encoding": BROWSER}
    head, get = pages.head(path, headers=asked), pages.get(path, headers=asked)
    assert head.data == b""
    for name in ("Content-Length", "Content-Encoding", "Vary", "Cache-Control", "ETag"):
        assert head.headers.get(name) == get.headers.get(name)


def test_a_part_of_a_file_is_of_the_file_as_it_is(pages):
    """The numbers of a range count bytes of the file, so the part is sent plain; what is compressed offers none."""
    whole, part = _get(pages, SCRIPT), _get(pages, SCRIPT, BROWSER, Range="bytes=100-199")
    assert part.status_code == 206
    assert "Content-Encoding" not in part.headers
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(whole.data)}"
    assert part.data == whole.data[100:200]
    assert whole.headers["Accept-Ranges"] == "bytes"
    assert "Accept-Ranges" not in _get(pages, SCRIPT, BROWSER).headers


@pytest.mark.parametrize("accept", [None, "gzip", BROWSER])
def test_a_file_that_a_browser_has_is_not_sent_again(pages, accept):
    """304, and that it depends on what was asked for."""
    first = _get(pages, SCRIPT, accept)
    again = _get(pages, SCRIPT, accept, If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    assert "accept-encoding" in _vary(again)
    assert _get(pages, SCRIPT, accept, If_None_Match='"other"').status_code == 200


def test_each_form_of_a_file_has_a_tag_of_its_own(pages):
    """A cache between server and browser never takes one for the other."""
    tags = [_get(pages, SCRIPT, accept).headers["ETag"] for accept in (None, *OPEN)]
    assert len(set(tags)) == 4
    assert _get(pages, SCRIPT, "zstd", If_None_Match=tags[-1]).status_code == 200


def _count(monkeypatch):
    """Counts how often something is really compressed from now on."""
    counted = []
    library = sys.modules[compression.Compress.__module__]
    compress = library._compress_data
    monkeypatch.setattr(library, "_compress_data", lambda *given: counted.append(given[2]) or compress(*given))
    return counted


def test_a_file_is_compressed_once(tmp_path, monkeypatch):
    """Whatever stands behind the question mark; an answer is compressed each time, and kept nowhere."""
    pages = _client(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    counted = _count(monkeypatch)
    bodies = {_get(pages, f"{SCRIPT}?v={number}", BROWSER).data for number in range(5)}
    assert len(bodies) == 1
    assert counted == ["br"]
    _get(pages, SCRIPT, "gzip")
    assert counted == ["br", "gzip"]
    _get(pages, SCENE, BROWSER)
    _get(pages, SCENE, BROWSER)
    assert counted == ["br", "gzip", "zstd", "zstd"]


@pytest.mark.parametrize(
    ("site", "has_cookie", "encoding"),
    [
        ("same-origin", True, "zstd"),
        ("none", True, "zstd"),
        (None, True, "zstd"),
        ("same-site", True, None),
        ("same-site", False, "zstd"),
        ("cross-site", False, "zstd"),
    ],
)
def test_nothing_is_told_by_its_size_to_a_neighbour(tmp_path, site, has_cookie, encoding):
    """BREACH: a page under the same domain can send a visitor's cookie along; such answers keep their size."""
    pages = _client(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    if has_cookie:
        pages.set_cookie("reportline", new_secret(), domain="localhost")
    headers = {"Sec_Fetch_Site": site} if site else {}
    assert _get(pages, SCENE, BROWSER, **headers).headers.get("Content-Encoding") == encoding


def test_the_page_names_files_that_are_kept_for_ever(pages):
    """All that the first page fetches has its content or its version in its address."""
    page = _get(pages, "/").text
    addresses = {part.split('"')[0] for mark in ('src="', 'href="', 'url("') for part in page.split(mark)[1:]}
    files = {address for address in addresses if address.startswith("/") and not address.startswith("/export")}
    assert sum("woff2" in address for address in files) == 2
    assert len(files) >= 10
    for address in files:
        response = _get(pages, address, BROWSER)
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable", address

"""The export addresses: files of the right kind under clean names, and plain sentences for what cannot be drawn."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from PIL import Image
from pypdf import PdfReader

from orgmodel.typical.rules.numbers import editable_numbers
from orgview.application import create_app
from orgview.settings import Settings
from tests.strategies import DOMAIN

TYPES = {"png": "image/png", "svg": "image/svg+xml; charset=utf-8", "pdf": "application/pdf"}
# So low that a company of nine would have more seats than people.
LOW = ",".join(f"{name}:1" for name in editable_numbers(DOMAIN) if name != "flat_multiplier")
STARTS = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<svg ", "pdf": b"%PDF-"}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    """Client of the whole application, guard included."""
    return create_app(Settings()).server.test_client()


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize(
    ("kind", "stem"), [("chart", "Reportline 300 people"), ("compare", "Reportline 300 and 400 people")]
)
def test_a_file_has_its_type_name_and_content(client, kind: str, stem: str, name: str):
    """Media type, file name for saving, and first bytes agree."""
    answer = client.get(f"/export/{kind}.{name}?n=300&b=people_400")
    assert answer.status_code == 200
    assert answer.content_type == TYPES[name]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{stem}.{name}"'
    assert answer.data.startswith(STARTS[name])


@pytest.mark.parametrize("path", ["chart.svg?n=300", "compare.pdf", "chart.gif", "chart.png?scale=9"])
def test_every_answer_is_guarded_and_not_stored(client, path: str):
    """Files and refusals carry the same security headers."""
    headers = client.get(f"/export/{path}").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'self'" in headers["Content-Security-Policy"]


@pytest.mark.slow
@pytest.mark.parametrize("path", ["chart.svg?n=300", "compare.png", "chart.gif", "chart.pdf?n=0"])
def test_head_answers_like_get_without_a_body(client, path: str):
    """Same status and headers."""
    got, asked = client.get(f"/export/{path}"), client.head(f"/export/{path}")
    assert (asked.status_code, asked.headers) == (got.status_code, got.headers)
    assert asked.data == b""


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_an_export_is_only_read(client, method: str):
    """No other method is answered."""
    assert getattr(client, method)("/export/chart.svg").status_code == 405


@pytest.mark.parametrize(
    "path", ["chart.gif", "chart.SVG", "chart.svg.exe", "chart.", "chart", "tree.svg", ".svg", "chart.svg/", "a/b.svg"]
)
def test_an_unknown_file_is_not_there(client, path: str):
    """Neither an unknown format nor an unknown kind; told in one line."""
    answer = client.get(f"/export/{path}")
    assert answer.status_code == 404
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("scale=3", "Give one of 1, 2, 4."),
        ("scale=", "Give one of 1, 2, 4."),
        ("scale=1e9", "Give one of 1, 2, 4."),
        ("theme=pink", "Give one of light, dark."),
        ("n=0", "from 1 to 3,000,000"),
        ("n=many", "a whole number from 1 to 3,000,000"),
        ("n=99999999999999999999", "a whole number from 1 to 3,000,000"),
        ("imp=huge", "Importance cannot be 'huge'."),
        ("struct=<script>", "Structure cannot be '<script>'."),
        ("scope=nowhere", "nowhere"),
        ("div=x", "a whole number from 2 to 60"),
        ("t=nothing:5", "nothing"),
        (f"n=9&t={LOW}", "The rules ask for"),
        ("imp=a%0Ab&theme=light", "'a\\nb'"),
    ],
)
@pytest.mark.parametrize("kind", ["chart", "compare"])
def test_what_cannot_be_drawn_is_told_in_a_sentence(client, kind: str, query: str, words: str):
    """Status 400, one plain line; nothing promises a picture that is not there."""
    answer = client.get(f"/export/{kind}.svg?{query}")
    assert answer.status_code == 400
    assert answer.content_type == "text/plain; charset=utf-8"
    assert words in answer.text
    assert answer.text.count("\n") == 1
    assert "is shown" not in answer.text
    assert "Content-Disposition" not in answer.headers


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("a=nobody", "There is no typical company 'nobody'."),
        ("b=../../etc/passwd", "There is no typical company"),
        ("an=0", "from 1 to 3,000,000"),
        ("bn=x", "a whole number from 1 to 3,000,000"),
    ],
)
def test_a_side_that_cannot_be_compared_is_told(client, query: str, words: str):
    """Presets and headcounts of both sides are checked."""
    answer = client.get(f"/export/compare.svg?{query}")
    assert answer.status_code == 400
    assert words in answer.text


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["chart", "compare"])
@pytest.mark.parametrize("raw", [b"\xff\xfe=1", b"n=300&open=%ff%00..%ed%a0%80", b"&&&=&%", b"n=300&" + b"x=1&" * 5000])
def test_odd_bytes_in_a_query_do_not_fail(client, kind: str, raw: bytes):
    """What is no UTF-8, no field or too long is passed over."""
    environ = {"QUERY_STRING": raw.decode("latin-1")}
    answer = client.get(f"/export/{kind}.svg", environ_overrides=environ)
    assert answer.status_code == 200


def test_scale_and_theme_reach_the_picture(client):
    """Twice the pixels, and the dark ground."""
    sizes = []
    for query in ("n=6", "n=6&scale=2&theme=dark"):
        with Image.open(BytesIO(client.get(f"/export/chart.png?{query}").data)) as picture:
            sizes.append((picture.size, picture.convert("RGB").getpixel((0, 0))))
    assert sizes[1][0] == tuple(2 * side for side in sizes[0][0])
    assert (sizes[0][1], sizes[1][1]) == ((0xF4, 0xF6, 0xF9), (0x10, 0x15, 0x1F))


def test_the_chart_is_the_one_of_the_query(client):
    """Alternatives and folds of the address are drawn."""
    plain = client.get("/export/chart.svg?n=300").data
    assert client.get("/export/chart.svg?n=300").data == plain
    assert b"Alternative, not taken" not in plain
    assert b"Alternative, not taken" in client.get("/export/chart.svg?n=300&alt=1").data
    assert len(client.get("/export/chart.svg?n=300&open=ceo").data) < len(plain) / 2
    assert ET.fromstring(plain)[0].tag == "{http://www.w3.org/2000/svg}title"  # noqa: S314  our own bytes


def test_a_comparison_shows_both_sides(client):
    """Headcounts given beside the presets count."""
    answer = client.get("/export/compare.pdf?n=300&a=people_80&b=people_400&bn=450")
    words = PdfReader(BytesIO(answer.data)).pages[0].extract_text()
    assert "80 people" in words
    assert "450 people" in words


@pytest.mark.parametrize("kind", ["chart", "compare"])
def test_a_stranger_s_host_gets_no_file(client, kind: str):
    """The guard stands before the painter."""
    assert client.get(f"/export/{kind}.svg", headers={"Host": "evil.example"}).status_code == 400

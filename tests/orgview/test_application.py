"""The application, put together."""

import re

import pytest

from orgview.application import create_app
from orgview.settings import Settings


def test_the_page_says_its_language_and_name():
    """The first bytes of the page carry language, title and the way out without scripts."""
    page = create_app(Settings()).server.test_client().get("/").text
    assert '<html lang="en">' in page
    assert "<title>Reportline</title>" in page
    assert "<noscript>" in page
    assert "http://" not in page
    assert "https://" not in page


def test_the_icon_of_the_page_is_asked_for_by_nobody():
    """Browsers would ask for it anew at each step of their history: it stands in the page."""
    page = create_app(Settings()).server.test_client().get("/").text
    assert page.count('rel="icon"') == 1
    assert 'href="data:image/svg+xml,%3Csvg%20' in page
    assert "favicon" not in page


def test_the_applications_layout_has_the_main_landmark():
    """There is one main landmark."""
    layout = create_app(Settings()).server.test_client().get("/_dash-layout").text
    assert layout.count('"Main"') == 1


@pytest.mark.parametrize(
    ("cookie", "tag"),
    [
        ("dark", '<html lang="en" data-theme="dark">'),
        ("light", '<html lang="en" data-theme="light">'),
        ("neon", '<html lang="en">'),
    ],
)
def test_who_chose_a_theme_gets_it_and_everybody_else_that_of_the_system(cookie, tag):
    """The first picture has the colours of the page, which the stylesheet takes from the system where nobody chose."""
    client = create_app(Settings()).server.test_client()
    client.set_cookie("reportline-theme", cookie)
    page = client.get("/").text
    assert tag in page
    picture = page[page.index("<svg class='first-chart'") :]
    picture = picture[: picture.index("</svg>")]
    assert "fill='var(--card)'" in picture
    assert not re.search("#[0-9a-f]{3}", picture)

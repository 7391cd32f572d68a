"""Faces on the cards of a company of one's own: initials, and pictures that stay in the page."""

from io import BytesIO

import pytest
from PIL import Image

from orgmodel.text.company_names import company_name
from tests.browser.acts import go_to
from tests.browser.own import CABINET, ORACLE, load
from tests.browser.pages import chart, chart_has, ink, soon, text_has

pytestmark = pytest.mark.browser

ORANGE = (240, 120, 10)

# Pictures that are let go of from now on.
_COUNT_CLOSED = """() => {
  const { close } = ImageBitmap.prototype;
  window.letGo = 0;
  ImageBitmap.prototype.close = function () { window.letGo += 1; close.call(this); };
}"""


def _ink(page, key):
    """Colour in the middle of a card's face."""
    return tuple(ink(page, key, chart(page).seats[key]["face"][:2])[:3])


def picture(name, colour=ORANGE, size=(300, 400)):
    """A PNG of one colour, as a file that is chosen."""
    held = BytesIO()
    Image.new("RGB", size, colour).save(held, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": held.getvalue()}


def choose(page, kind):
    """Open the box of the cards and choose which faces they have."""
    if not page.get_by_label("Faces", exact=True).is_visible():
        page.get_by_text("Card lines").click()
    page.get_by_label("Faces", exact=True).select_option(kind)
    return chart_has(page, face=kind or None)


def test_cards_have_initials_or_pictures_that_never_leave_the_page(open_own):
    """Pictures are matched by name, the message counts them, and only their names were sent."""
    page, _company = open_own(ORACLE)
    assert "SK" not in chart(page).texts("n0")
    assert "SK" in choose(page, "initials").texts("n0")
    choose(page, "photos")
    go_to(page, "steven king")
    assert _ink(page, "n0") != ORANGE
    sent = []
    page.on("request", lambda request: sent.append(request))  # noqa: PLW0108 -- Playwright marks its handlers
    page.locator("#faces-files").set_input_files([picture("steven king.png"), picture("Nobody.png")])
    told = text_has(page, "#faces-message", "belong")
    assert told == "1 of 2 pictures belong to somebody here. Not matched: Nobody.png."
    soon(lambda: _ink(page, "n0") == pytest.approx(ORANGE, abs=8), "the picture is on the card")
    assert [request.post_data for request in sent if "/faces" in request.url] == ['{"names":["steven king","Nobody"]}']
    assert all(len(request.post_data_buffer or b"") < 500 for request in sent if request.method == "POST")
    choose(page, "initials")
    soon(lambda: _ink(page, "n0")[2] != ORANGE[2], "the picture is off the card")


def test_what_is_no_picture_is_told_by_its_name(open_own):
    """A text that calls itself a picture, a file of another kind, a picture of somebody."""
    page, _company = open_own(ORACLE)
    choose(page, "photos")
    broken = {"name": "100.png", "mimeType": "image/png", "buffer": b"no picture"}
    other = {"name": "101.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"}
    page.locator("#faces-files").set_input_files([broken, other, picture("101.png")])
    told = text_has(page, "#faces-message", "belong")
    assert told == (
        "1 of 3 pictures belong to somebody here. Not to be read as a picture: 100.png. No JPEG, PNG or WebP: 101.svg."
    )


def test_pictures_and_their_message_are_of_one_company(open_page):
    """Another company has neither; with the first one erased they are gone."""
    page = open_page()
    first = load(page, ORACLE, "107 people")
    choose(page, "photos")
    page.locator("#faces-files").set_input_files([picture("100.png")])
    text_has(page, "#faces-message", "1 of 1 picture belongs to somebody here.")
    chart_has(page, mine=load(page, CABINET, "235 people, 17 vacant posts, 24 left or eliminated"))
    choose(page, "photos")
    assert page.locator("#faces-message").text_content() == ""
    page.get_by_role("button", name=company_name(ORACLE.name), exact=True).click()
    chart_has(page, mine=first)
    choose(page, "photos")
    assert page.locator("#faces-message").text_content() == "1 of 1 picture belongs to somebody here."
    page.evaluate(_COUNT_CLOSED)
    page.get_by_role("button", name=f"Erase {company_name(ORACLE.name)}").click()
    page.get_by_role("dialog").get_by_role("button", name="Erase").click()
    chart_has(page, mine=None)
    assert page.evaluate("() => window.letGo") == 1

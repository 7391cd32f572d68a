"""Faces on the cards of a company of one's own: initials, and pictures that stay in the page."""

from io import BytesIO

import pytest
from PIL import Image

from tests.browser.pages import chart, chart_has, text_has, until
from tests.browser.test_own import CABINET, ORACLE, load
from tests.browser.test_view import texts

pytestmark = pytest.mark.browser

ORANGE = (240, 120, 10)

# Colour of the card layer in the middle of a card's face.
_INK = """(id) => {
  const cy = document.getElementById("chart")._cyreg.cy, layer = document.querySelector("#chart .card-layer");
  const seat = window.reportlineScene.current().seats.find((one) => one.id === id), ratio = layer.width / cy.width();
  const at = (middle, size, offset, pan) => Math.round((pan + cy.zoom() * (middle - size / 2 + offset)) * ratio);
  const x = at(seat.x, seat.w, seat.face[0], cy.pan().x), y = at(seat.y, seat.h, seat.face[1], cy.pan().y);
  return [...layer.getContext("2d").getImageData(x, y, 1, 1).data];
}"""
_CENTRE = "() => window.reportlineCanvas.ready('chart').then((canvas) => window.reportlineCanvas.centre(canvas, 'n0'))"


def picture(name, colour=ORANGE, size=(300, 400)):
    """A PNG of one colour, as a file that is chosen."""
    held = BytesIO()
    Image.new("RGB", size, colour).save(held, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": held.getvalue()}


def choose(page, kind):
    """Open the box of the cards and choose which faces they have."""
    if not page.get_by_label("Faces").is_visible():
        page.get_by_text("Card lines").click()
    page.get_by_label("Faces").select_option(kind)
    return chart_has(page, face=kind or None)


def test_cards_have_initials_or_pictures_that_never_leave_the_page(open_page):
    """Pictures are matched by name, the message counts them, and only their names were sent."""
    page = open_page()
    load(page, ORACLE, "107 posts")
    assert "SK" not in texts(chart(page), "n0")
    assert "SK" in texts(choose(page, "initials"), "n0")
    choose(page, "photos")
    page.evaluate(_CENTRE)
    chart(page)
    assert page.evaluate(_INK, "n0")[:3] != list(ORANGE)
    sent = []
    page.on("request", lambda request: sent.append(request))  # noqa: PLW0108 -- Playwright marks its handlers
    page.locator("#faces-files").set_input_files([picture("steven king.png"), picture("Nobody.png")])
    told = text_has(page, "#faces-message", "belong")
    assert told == "1 of 2 pictures belong to somebody here. Not matched: Nobody.png."
    until(
        page,
        f"(colour) => ({_INK})('n0').slice(0, 3).every((part, at) => Math.abs(part - colour[at]) < 8)",
        list(ORANGE),
    )
    assert [request.post_data for request in sent if "/faces" in request.url] == ['{"names":["steven king","Nobody"]}']
    assert all(len(request.post_data_buffer or b"") < 500 for request in sent if request.method == "POST")
    choose(page, "initials")
    until(page, f"(colour) => ({_INK})('n0')[2] !== colour[2]", list(ORANGE))


def test_what_is_no_picture_is_told_by_its_name(open_page):
    """A text that calls itself a picture, a file of another kind, a picture of somebody."""
    page = open_page()
    load(page, ORACLE, "107 posts")
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
    first = load(page, ORACLE, "107 posts")
    choose(page, "photos")
    page.locator("#faces-files").set_input_files([picture("100.png")])
    text_has(page, "#faces-message", "1 of 1 picture belongs to somebody here.")
    load(page, CABINET, "276 posts")
    choose(page, "photos")
    assert page.locator("#faces-message").text_content() == ""
    page.evaluate("(id) => window.reportlineOwn.open(id)", first)
    chart_has(page, mine=first)
    choose(page, "photos")
    assert page.locator("#faces-message").text_content() == "1 of 1 picture belongs to somebody here."
    page.evaluate("(id) => window.reportlineFaces.erased([id])", first)
    assert page.locator("#faces-message").text_content() == ""

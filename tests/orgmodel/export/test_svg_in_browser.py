"""An exported SVG opened in a real Chromium: hostile titles are shown, and nothing runs."""

from pathlib import Path

import pytest

from orgmodel.export.pictures.svg import write_svg
from orgmodel.text.measure import clean
from tests.orgmodel.export.material import HOSTILE, chart, name_of_case, titled

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser):
    """One tab of the Chromium that all tests share."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _open(page, data: bytes, folder: Path) -> list[str]:
    """Open the file; addresses that it asked for."""
    file = folder / "chart.svg"
    file.write_bytes(data)
    asked: list[str] = []
    note = lambda request: asked.append(request.url)  # noqa: E731
    page.on("request", note)
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready.then(() => null)")
    page.remove_listener("request", note)
    return [url for url in asked if not url.startswith(("data:", file.as_uri()))]


@pytest.mark.parametrize("title", HOSTILE, ids=name_of_case)
def test_a_hostile_title_is_shown_and_does_not_run(page, tmp_path: Path, title: str):
    """No script sets its flag, no dialog opens, nothing is asked of the network, and the text is there."""
    dialogs: list[str] = []
    page.once("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    assert _open(page, write_svg(titled(title)), tmp_path) == []
    assert page.evaluate("window.hit") is None
    assert dialogs == []
    assert clean(title) in page.evaluate("[...document.querySelectorAll('text')].map(t => t.textContent).join(' ')")
    assert page.evaluate("document.querySelectorAll('script, foreignObject, iframe, img, a').length") == 0


def test_the_embedded_fonts_are_used_and_texts_have_their_measured_width(page, tmp_path: Path):
    """Both weights load, and no text is drawn wider than it was measured."""
    assert _open(page, write_svg(chart()), tmp_path) == []
    assert page.evaluate("[...document.fonts].map(f => f.status + f.weight).sort()") == ["loaded400", "loaded600"]
    excess = page.evaluate(
        """[...document.querySelectorAll('text[textLength]')].map((text) => {
          const wanted = Number(text.getAttribute('textLength'));
          text.removeAttribute('textLength');
          return text.getComputedTextLength() / wanted - 1;
        })"""
    )
    assert len(excess) > 50
    assert max(excess) < 0.02
    assert min(excess) > -0.06

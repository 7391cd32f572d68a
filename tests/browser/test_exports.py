"""Pictures and documents of what is shown, as they are taken along."""

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.browser.pages import text_has

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("tab", ["explore", "compare"])
def test_every_export_opens(open_page, tab):
    """PNG in three sizes is not blank, SVG parses, PDF has text; each names the seats that are shown."""
    page = open_page("/" if tab == "explore" else "/?tab=compare&a=people_30&b=people_400")
    if tab == "compare":
        text_has(page, "#compare-sentence", "From 30")
    page.locator("a[href*='/export/']").first.wait_for(state="attached")
    titles = ["Chief executive officer", "Operations officer", "Sales head"]
    widths = []
    for label in ("PNG picture", "PNG picture, 2x", "PNG picture, 4x", "SVG drawing", "PDF document"):
        page.locator("#export-menu summary").click()
        item = page.get_by_role("link", name=label, exact=True)
        item.wait_for()
        with page.expect_download() as download:
            item.click()
        data = Path(download.value.path()).read_bytes()
        if label.startswith("PNG"):
            image = Image.open(io.BytesIO(data))
            widths.append(image.width)
            assert len(image.convert("RGB").getcolors(1 << 24) or []) > 50
        elif label.startswith("SVG"):
            text = "".join(ET.fromstring(data).itertext())  # noqa: S314  our own file
            assert all(title in text for title in titles)
        else:
            text = PdfReader(io.BytesIO(data)).pages[0].extract_text()
            assert all(title in text for title in titles)
    assert widths[1] == pytest.approx(2 * widths[0], abs=2)
    assert widths[2] == pytest.approx(4 * widths[0], abs=4)

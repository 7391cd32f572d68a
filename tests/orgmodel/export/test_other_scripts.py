"""Letters that Inter lacks in PDF and PNG: in a font of the machine, read and copied as they are written, or named."""

from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pypdfium2
import pytest
from PIL import Image

from orgmodel.export.drawings.drawing import Drawing, Text
from orgmodel.export.jobs.forecast import forecast_of
from orgmodel.export.missing_letters import note_on_drawing
from orgmodel.export.pdf.pdf import write_pdf
from orgmodel.export.pictures.png import write_png
from orgmodel.export.reports.difference_drawing import draw_difference
from orgmodel.export.request import Request
from orgmodel.notebook import from_frame, read
from orgmodel.text import machine_fonts
from orgmodel.text.measure import width_px
from orgmodel.theme import LIGHT
from tests.orgmodel.text.small_font import Machine, make_font


def _drawing(text: str, anchor: str = "start") -> Drawing:
    line = Text(
        text, {"start": 20, "middle": 120, "end": 220}[anchor], 40, 20, "#000000", width_px(text, 20), 400, anchor
    )
    return Drawing(240, 60, "#ffffff", (line,), "T", "D")


def _read(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text: str = document[0].get_textpage().get_text_range()
    document.close()
    return text


def _ink(drawing: Drawing) -> tuple[int, int, int, int]:
    with Image.open(BytesIO(write_png(drawing))) as picture:
        return picture.convert("L").point(lambda value: 255 * (value < 128)).getbbox()


@pytest.mark.parametrize("has_cubic", [False, True], ids=["TrueType", "CFF"])
def test_letters_of_another_font_are_drawn_and_read(machine: Machine, tmp_path: Path, has_cubic: bool):
    """Outlines of either kind reach PDF and PNG, and the text can be copied."""
    machine(make_font(tmp_path / "han.ttf", "王小", has_cubic=has_cubic))
    assert "Ann 王小" in _read(write_pdf(_drawing("Ann 王小")))
    left, top, right, bottom = _ink(_drawing("王王"))
    # Two boxes of 700 units with 50 of air on each side, at 20 px an em; 350 units high.
    assert (left, right) == pytest.approx((21, 47), abs=1)
    assert bottom - top == pytest.approx(7, abs=1)


@pytest.mark.parametrize("text", ["דנה כהן", "Ann דנה Bo", "דנה (כהן) 12", "דנה Ann כהן"])
def test_letters_from_the_right_are_found_and_copied_as_they_are_written(machine: Machine, tmp_path: Path, text: str):
    """A viewer turns what stands from the right round once, and not twice."""
    machine(make_font(tmp_path / "hebrew.ttf", "דנהכן"))
    assert _read(write_pdf(_drawing(text))) == text


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_anchors_hold_for_other_letters(machine: Machine, tmp_path: Path, anchor: str):
    """A line stands where its anchor says, by the width that it has and not by a guess."""
    machine(make_font(tmp_path / "han.ttf", "王"))
    left, _, right, _ = _ink(_drawing("王王", anchor))
    middle = {"start": 20 + 14, "middle": 120, "end": 220 - 14}[anchor]
    assert (left + right) / 2 == pytest.approx(middle, abs=1)


def test_many_letters_are_in_several_fonts(machine: Machine, tmp_path: Path):
    """A font of a PDF has 255 places; the 600th letter is there all the same."""
    letters = "".join(chr(0x4E00 + at) for at in range(600))
    machine(make_font(tmp_path / "han.ttf", letters))
    lines = tuple(Text(letters[at : at + 20], 10, 20 + at, 10, "#000000", 140) for at in range(0, len(letters), 20))
    found = _read(write_pdf(Drawing(300, 700, "#ffffff", lines, "T", "D")))
    assert [letter for letter in letters if letter not in found] == []


def test_a_wider_line_than_was_guessed_keeps_its_room(machine: Machine, tmp_path: Path):
    """Letters are set closer where the font's are much wider than the card was cut for."""
    machine(make_font(tmp_path / "wide.ttf", "ሀ", width=2000))
    text = "ሀ" * 5
    _, _, right, _ = _ink(_drawing(text))
    assert right <= 20 + width_px(text, 20) + 20 + 1


def test_what_no_font_has_is_said_before(machine: Machine, tmp_path: Path):
    """One note names letters and a way, in formats whose letters are drawn here."""
    file = tmp_path / "people.csv"
    file.write_text("id,name,manager\n1,王小,\n2,Ann ሀ,1\n", encoding="utf-8")
    company = read(file)
    machine(make_font(tmp_path / "han.ttf", "王小"))
    for ending in ("pdf", "png", "webp"):
        warning = forecast_of(Request(company.exported), ending).warning
        assert "No font of this machine has 1 letter in these names (ሀ)" in warning
    assert forecast_of(Request(company.exported), "svg").warning == ""
    machine(make_font(tmp_path / "both.ttf", "王小ሀ"))
    assert forecast_of(Request(company.exported), "pdf").warning == ""


def test_what_no_font_has_is_said_of_a_comparison_too(machine: Machine, tmp_path: Path):
    """Of what is drawn, its heading too; a branch that is folded is not."""
    machine(make_font(tmp_path / "han.ttf", "王"))
    names = pa.table({"Id": ["1", "2"], "Name": ["王", "Bo ሀ"], "Boss": ["", "1"]})
    companies = [from_frame(names.to_pandas(), manager="Boss", company=name) for name in ("明", "After")]
    comparison = companies[0].compare(companies[1])
    drawing = draw_difference(comparison.difference, comparison.names, LIGHT)
    assert "has 1 letter in these names (明)" in note_on_drawing(drawing, "png")
    assert note_on_drawing(drawing, "svg") == ""


@pytest.mark.skipif(bool(machine_fonts.missing_letters(["\U0001f680"])), reason="no font for emoji on this machine")
def test_emoji_are_in_colour_where_the_machine_has_them():
    """A rocket is no outline in one colour."""
    with Image.open(BytesIO(write_png(_drawing("\U0001f680"), 4))) as picture:
        colours = picture.convert("RGB").getcolors(1 << 20)
    face = machine_fonts.machine_fonts(400).face_of("\U0001f680", is_emoji=True)
    has_hue = any(max(colour) - min(colour) > 60 for _, colour in colours)
    assert has_hue == face.is_coloured

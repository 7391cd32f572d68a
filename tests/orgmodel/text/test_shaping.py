"""Lines in letters that Inter lacks: fonts of the machine, glyphs in their order, letters that none has."""

from pathlib import Path

import pytest

from orgmodel.text import machine_fonts
from orgmodel.text.machine_fonts import missing_letters, our_face
from orgmodel.text.shaping import is_plain, shape
from tests.orgmodel.text.small_font import Machine, make_font


def test_latin_needs_no_shaping():
    """What Inter has from left to right is written as it is."""
    assert is_plain("Ann Berg")
    assert is_plain("Zoë Ångström, Привет")
    assert not is_plain("王")
    assert not is_plain("دوד")


def test_each_letter_comes_from_a_font_that_has_it(machine: Machine, tmp_path: Path):
    """Inter where it can, the font that has the letter where not, whatever kind of outline it has."""
    han = make_font(tmp_path / "han.otf", "王小", has_cubic=True)
    hebrew = make_font(tmp_path / "hebrew.ttf", "דו ()")
    machine(han, hebrew)
    glyphs = shape("Ann 王 דו", 400)
    assert [glyph.text for glyph in glyphs] == ["A", "n", "n", " ", "王", " ", "ו", "ד"]
    assert [glyph.face.is_ours for glyph in glyphs] == [True, True, True, True, False, True, False, False]
    assert glyphs[4].face is not glyphs[6].face
    assert glyphs[4].advance == pytest.approx(0.7)
    assert missing_letters(["Ann 王 小 דו"]) == ()


def test_a_face_like_the_text_s_weight_is_taken(machine: Machine, tmp_path: Path):
    """Bold names are bold in every script that has it."""
    machine(make_font(tmp_path / "a.ttf", "王"), make_font(tmp_path / "b.ttf", "王", weight=700, width=900))
    assert shape("王", 400)[0].advance == pytest.approx(0.7)
    assert shape("王", 600)[0].advance == pytest.approx(0.9)


def test_letters_that_no_font_has_are_named(machine: Machine, tmp_path: Path):
    """They are Inter's empty box; marks and joiners are none of them."""
    machine(make_font(tmp_path / "han.ttf", "王"))
    assert missing_letters(["王明", "Ann\u0305 ሀ\u200d"]) == ("ሀ", "明")
    box = shape("明", 400)[0]
    assert (box.number, box.face) == (0, our_face(400))


def test_files_that_are_no_fonts_are_passed_over(machine: Machine, tmp_path: Path):
    """A broken file, one that is gone and an empty one do no harm."""
    broken, empty = tmp_path / "broken.ttf", tmp_path / "empty.ttf"
    broken.write_bytes(b"\0\1\0\0no font at all")
    empty.touch()
    machine(broken, empty, tmp_path / "gone.ttf", make_font(tmp_path / "han.ttf", "王"))
    assert missing_letters(["王明"]) == ("明",)


def test_a_machine_that_cannot_be_asked_has_no_fonts(monkeypatch: pytest.MonkeyPatch):
    """A server without fontconfig draws boxes, and says so."""
    import find_system_fonts_filename

    def refuse() -> None:
        raise find_system_fonts_filename.FontConfigNotFound("no fontconfig")

    monkeypatch.setattr(find_system_fonts_filename, "get_system_fonts_filename", refuse)
    machine_fonts._font_files.cache_clear()
    assert machine_fonts._font_files() == ()
    machine_fonts._font_files.cache_clear()

"""Measuring, cutting and cleaning of texts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.text.measure import DRAWN_MARKS, ELLIPSIS, MAX_LABEL, advances, clean, fit, is_covered, width_px, wrap
from tests.orgmodel.export.material import HOSTILE, ODD

FAMILY = "👨‍👩‍👧‍👦"


def texts() -> st.SearchStrategy[str]:
    """Any Unicode, and the hostile and odd ones."""
    marks = st.text(st.characters(categories=["Mn", "Me", "Mc", "Cf", "So", "Sk", "Lo"]), max_size=40)
    return st.one_of(
        st.text(max_size=80), marks, st.sampled_from(HOSTILE + ODD), st.text("👨👩👧\u200d\ufe0f🏽🇩🇪a ", max_size=30)
    )


@given(texts())
def test_cleaning_twice_is_cleaning_once(text: str):
    """What is clean stays as it is."""
    assert clean(clean(text)) == clean(text)


@given(texts())
def test_a_clean_text_is_one_line_that_every_format_takes(text: str):
    """No control, no line end, no surrogate, no outer space; short; encodable."""
    cleaned = clean(text)
    assert cleaned == cleaned.strip()
    assert len(cleaned) <= MAX_LABEL
    assert "  " not in cleaned
    assert not {"Cc", "Cs", "Zl", "Zp"} & {unicodedata.category(char) for char in cleaned}
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Chief\n Operating\u202e Officer", "Chief Operating Officer"),
        ("a\u00a0b\u2028c\u3000d", "a b c d"),
        ("a\x00b\u200bc\ufeffd\u2066e", "abcde"),
        ("tag\U000e0041s", "tags"),
        ("lone \ud800", "lone \ufffd"),
        ("\ufdd0\uffff", "\ufffd\ufffd"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (FAMILY, FAMILY),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
    ids=ascii,
)
def test_cleaning_keeps_letters_and_drops_what_is_unseen(text: str, cleaned: str):
    """Joiners stay, since some scripts and emoji need them; markup is kept literally."""
    assert clean(text) == cleaned


@pytest.mark.parametrize("between", ["", "\u200d", "\u200c"], ids=ascii)
def test_a_drawn_letter_keeps_three_marks(between: str):
    """Joiners between the marks do not let more through."""
    cleaned = clean("q" + f"{between}\u0336" * 500 + "x")
    assert sum(char == "\u0336" for char in cleaned) == DRAWN_MARKS == 3
    assert cleaned.endswith("x")


def test_a_composed_form_longer_than_its_letters_is_cut_too():
    """U+0958 is composed of two characters, so 2,000 of them would be 4,000."""
    assert len(clean("\u0958" * 3000)) == MAX_LABEL


@given(texts(), st.floats(0, 300), st.sampled_from([400, 600]))
def test_a_fitted_text_is_never_wider_than_its_room(text: str, room: float, weight):
    """The ellipsis included; what fits is returned as it is."""
    line = clean(text)
    shown = fit(line, 14, weight, room)
    assert width_px(shown, 14, weight) <= room + 1e-6
    assert shown in (line, "") or shown.endswith(ELLIPSIS)
    assert (shown == line) == (width_px(line, 14, weight) <= room)


@given(texts(), st.floats(20, 300), st.integers(1, 4))
def test_wrapped_lines_fit_and_lose_no_word_unseen(text: str, room: float, most: int):
    """At most so many lines, each within the room; without an ellipsis all words are there."""
    line = clean(text)
    rows = wrap(line, 12, 400, room, most)
    assert len(rows) <= most
    assert all(width_px(row, 12) <= room + 1e-6 for row in rows)
    if not any(row.endswith(ELLIPSIS) for row in rows) and ELLIPSIS not in line:
        assert " ".join(rows) == line


@pytest.mark.parametrize("whole", [FAMILY, "🇩🇪", "👍🏽", "q\u0308", "❤️"], ids=ascii)
def test_a_cut_never_splits_a_sign(whole: str):
    """A family, a flag, a skin colour and a mark stay with their letter or go with it."""
    line = whole * 12
    for room in range(15, 200, 3):
        shown = fit(line, 14, 400, room)
        if shown.endswith(ELLIPSIS):
            assert len(shown.removesuffix(ELLIPSIS)) % len(whole) == 0


@pytest.mark.parametrize("text", ["", "Chief", "Chief operating officer", "ÄÖÜ ß – “x”"])
def test_widths_are_the_sum_of_the_font_s_advances(text: str):
    """Proportional to the size."""
    assert width_px(text, 20) == pytest.approx(sum(advances(400)[char] for char in text) * 20)
    assert width_px(text, 40) == pytest.approx(2 * width_px(text, 20))


def test_joined_emoji_count_as_one_and_joined_letters_each():
    """A joiner cannot hide the width of letters, nor of a train of emoji."""
    one = width_px("👨", 14)
    assert width_px(FAMILY, 14) == pytest.approx(one)
    assert width_px("👩🏽‍🔬", 14) == pytest.approx(one)
    assert width_px("\u200d".join("W" * 30), 14) == pytest.approx(width_px("W" * 30, 14))
    assert width_px("\u200d".join("👨" * 40), 14) == pytest.approx(10 * one)


def test_a_visible_format_character_takes_room():
    """The Arabic sign of a number is drawn, though it is a format character."""
    assert width_px("\u0600", 14) > 5


def test_a_million_letters_cost_no_more_than_two_thousand():
    """Only the first are looked at."""
    assert len(clean("W" * 1_000_000)) == MAX_LABEL
    assert fit("W " * 500_000, 14, 400, 100).endswith(ELLIPSIS)
    assert len(wrap("word " * 200_000, 12, 400, 200, 3)) == 3


@pytest.mark.parametrize(("text", "covered"), [("Chief", True), ("Größe – …", True), ("最高", False), ("👍", False)])
def test_it_is_known_which_texts_the_fonts_have(text: str, covered: bool):
    """Only their measured width is exact."""
    assert is_covered(text) is covered

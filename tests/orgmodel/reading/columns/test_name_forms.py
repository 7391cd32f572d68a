"""Names are found in any order of their words: against a plain dictionary, for every script and cut of the column."""

import re
import unicodedata

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.reading.columns.name_forms import NOBODY, SEVERAL, index_names, name_forms
from orgmodel.text.normalize import LETTERS
from tests.orgmodel.reading.companies import bosses, read, told

PIECES = ["Ana", "ana", "B", "B.", "Smith", "Smíth", "O'Brien", "Straße", "STRASSE", "7", "7b", "Łoś", "İ"]
SCRIPTS = ["王", "김", "राम", "रमा", "Ⅳ", "ﬁ", "𝒳", "\u0301", "\u200d", "-", ",", "_", "\x1f", "\n"]
WORDS = st.sampled_from(PIECES + SCRIPTS)
NAMES = st.one_of(st.lists(WORDS, max_size=4).map(" ".join), st.text(max_size=8)).map(
    lambda text: text.encode("utf-8", "replace").decode()
)
LISTS = st.lists(NAMES, max_size=30)


def plain_forms(name):
    """The same with a loop: whole, and without initials where that is something else; one ideograph is a word."""
    small = unicodedata.normalize("NFKD", name).casefold().translate(str.maketrans(LETTERS))
    kept = [letter for letter in small if not unicodedata.combining(letter)]
    marked = "".join("x" if unicodedata.category(letter) in {"Mn", "Mc"} else letter for letter in kept)
    words = ["".join(kept)[match.start() : match.end()] for match in re.finditer(r"[^\W\d_]+|\d+", marked)]
    whole, short = (
        " ".join(sorted(some, key=str.encode)) for some in (words, [w for w in words if len(w) > 1 or w >= "\u2e80"])
    )
    return whole, short if short != whole else ""


def chunked(names, cut):
    """One column in two chunks, each a slice of a longer one."""
    cut %= len(names) + 1
    return pa.chunked_array([pa.array(["x", *part]).slice(1) for part in (names[:cut], names[cut:])], pa.string())


@given(LISTS, st.integers(0, 30))
def test_forms_are_those_of_a_loop(names, cut):
    """Words in one order, without case and accents; then without initials."""
    whole, short = name_forms(chunked(names, cut))
    assert list(zip(whole.to_pylist(), short.to_pylist(), strict=True)) == [plain_forms(name) for name in names]


@pytest.mark.slow
@given(LISTS, LISTS, st.integers(0, 30), st.integers(1, 4), st.booleans())
def test_a_name_finds_the_only_seat_it_can_mean(names, others, cut, spread, is_seated):
    """The whole name first, then the one without initials; never one of two seats."""
    seats = np.arange(len(names), dtype=np.int32) // spread if is_seated else None
    holders = names if seats is None else seats.tolist()
    rows, holder_of = {}, {}
    for row, (name, holder) in enumerate(zip(names, holders, strict=True)):
        for form in filter(None, plain_forms(name)):
            rows.setdefault(form, row)
            if holder_of.setdefault(form, holder) != holder:
                rows[form] = SEVERAL
    wanted = [*others, *(" ".join(reversed(name.split())) for name in names)]
    expected = [next((rows[form] for form in plain_forms(name) if form in rows), NOBODY) for name in wanted]
    assert index_names(chunked(names, cut)).find(chunked(wanted, 0), seats).tolist() == expected


@pytest.mark.slow
@pytest.mark.parametrize("written", ["{last}, {first}", "{last} {first}", "{LAST} {first}", "{last}, {first} Q."])
def test_thousands_of_managers_are_found_in_the_other_order(tmp_path, written):
    """60,000 people, so that only a sample is tried for the mapping; every line is right."""
    names = [(f"Ana{n:x}".replace("a", "é"), f"Smith{n:b}".replace("0", "o").replace("1", "l")) for n in range(60_000)]
    rows = [("id", "name", "manager")]
    for number, (first, last) in enumerate(names):
        above_first, above_last = names[(number - 1) // 8]
        above = written.format(first=above_first, last=above_last, LAST=above_last.upper()) if number else ""
        rows.append((f"E{number}", f"{first} {last}", above))
    reading = read(tmp_path, rows)
    lines = bosses(reading.org)
    assert lines == {f"E{number}": f"E{(number - 1) // 8}" if number else "" for number in range(60_000)}
    assert list(told(reading)) == ["ORG408"]

"""Cells without what nobody sees."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.reading.limits import LIMITS
from orgmodel.reading.text.cells import clean, clean_text, drop_blank_rows


def _clean(cells, limits=LIMITS):
    table, findings = clean({"name": cells}, np.arange(2, 2 + len(cells)), limits)
    return table.column("name").to_pylist(), [(one.code, one.rows.tolist(), one.values) for one in findings]


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("  Ann ", "Ann"),
        ("\u00a0Ann\u3000", "Ann"),
        ("\t Ann\r\n", "Ann"),
        ("Ann\r\nLee", "Ann\nLee"),
        ("Ann\rLee", "Ann Lee"),
        ("Ann\nLee", "Ann\nLee"),
        ("Ann\u00a0Lee", "Ann\u00a0Lee"),
        ("José — “x”", "José — “x”"),
        ("O'Neil", "O'Neil"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("അവന്\u200d", "അവന്\u200d"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        (
            "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
            "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        ),
        ("Nguye\u0302\u0303n", "Nguye\u0302\u0303n"),
        ("ก\u0e34\u0e48" * 30, "ก\u0e34\u0e48" * 30),
        ("", ""),
    ],
)
def test_usual_text_is_kept_and_not_told(cell, kept):
    """Outer blanks go, and line breaks are one; words of every script stay."""
    assert _clean(["x", cell, "y"]) == (["x", kept, "y"], [])


@pytest.mark.parametrize(
    ("cell", "kept", "marks"),
    [
        ("A\x00nn\x07", "Ann", "U+0000, U+0007"),
        ("Ann\tLee", "Ann Lee", "U+0009"),
        ("Ann\x7f", "Ann", "U+007F"),
        ("Ann\x85Lee", "Ann\nLee", "U+0085"),
        ("Ann\u2028Lee\u2029", "Ann\nLee", "U+2028, U+2029"),
        ("A\u200bnn\ufeff", "Ann", "U+200B, U+FEFF"),
        ("\u202eAnn\u202c", "Ann", "U+202C, U+202E"),
        ("\u2067Ann\u2069\u200f", "Ann", "U+200F, U+2067, U+2069"),
        ("Jo\u200dhn\u200c", "John", "U+200C, U+200D"),
        (" \u200b ", "", "U+200B"),
        ("\x1b[31mAnn", "[31mAnn", "U+001B"),
        ("B\U000e0041\U000e0042o", "Bo", "U+E0041, U+E0042"),
        ("🏴 B\U000e0041o", "🏴 Bo", "U+E0041"),
        ("Z" + "\u0301" * 500 + "oe", "Z" + "\u0301" * 8 + "oe", "U+0301"),
        ("ก" + "\u0e34" * 20, "ก" + "\u0e34" * 8, "U+0E34"),
        ("a" + "\u0489\u200d" * 12, "a" + "\u0489" * 8, "U+0489, U+200D"),
    ],
)
def test_hidden_characters_go_and_are_told(cell, kept, marks):
    """With the row, the column and the characters."""
    assert _clean(["x", cell]) == (["x", kept], [("ORG103", [3], (marks,))])


def test_lone_surrogates_become_unknown():
    """Arrow has no room for them."""
    assert _clean(["x", "a\ud800b", None]) == (["x", "a\ufffdb", ""], [("ORG105", [3], ())])


def test_long_cells_are_cut():
    """At characters, not bytes, and told with their length."""
    limits = replace(LIMITS, cell=5)
    cells, findings = _clean(["éééééé", "12345", "1234 67", "ééééé"], limits)
    assert cells == ["ééééé", "12345", "1234", "ééééé"]
    assert findings == [("ORG104", [2, 4], ("6 characters", "7 characters"))]


def test_clean_chunks_are_the_ones_given():
    """Nothing is copied where nothing is wrong."""
    chunks = [pa.array(["Ann", "Bob Lee", ""]), pa.array(["Zoë"]), pa.array([" x"])]
    table, findings = clean(pa.table({"name": pa.chunked_array(chunks)}), np.arange(5))
    addresses = [chunk.buffers()[2].address for chunk in table.column("name").chunks]
    assert addresses[:2] == [chunk.buffers()[2].address for chunk in chunks[:2]]
    assert table.column("name").to_pylist() == ["Ann", "Bob Lee", "", "Zoë", "x"]
    assert findings == ()


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_parts_of_arrays_are_read_at_their_place(kind):
    """A slice shares the buffers of the whole; only its own cells count."""
    whole = pa.array([" a", "b", "", "c\x00", "d "], kind)
    for start in range(6):
        for stop in range(start, 6):
            table, _ = clean({"name": whole.slice(start, stop - start)}, np.arange(stop - start))
            assert table.column("name").to_pylist() == ["a", "b", "", "c", "d"][start:stop]


@pytest.mark.parametrize(
    ("column", "kept"),
    [
        (pa.array([" a", None, "b"]), ["a", "", "b"]),
        (pa.array(["a ", "b", "a "]).dictionary_encode(), ["a", "b", "a"]),
        (pa.array([], pa.string()), []),
        (pa.chunked_array([], pa.string()), []),
        ([None, None], ["", ""]),
        (pa.array([1, None]), ["1", ""]),
        (pa.nulls(2), ["", ""]),
    ],
)
def test_columns_of_any_make_become_text(column, kept):
    """Without nulls."""
    table, _ = clean({"name": column}, np.arange(len(column)))
    assert table.column("name").to_pylist() == kept
    assert table.column("name").null_count == 0
    assert table.schema.field("name").type == pa.string()


def test_blank_rows_go_and_keep_their_numbers():
    """Only rows that are blank from end to end."""
    table = pa.table({"a": pa.chunked_array([["1", ""], ["", "4"]]), "b": pa.chunked_array([["", ""], ["3", ""]])})
    cells, rows, findings = drop_blank_rows(table, np.array([2, 3, 4, 5]))
    assert cells.to_pydict() == {"a": ["1", "", "4"], "b": ["", "3", ""]}
    assert rows.tolist() == [2, 4, 5]
    assert [(one.code, one.rows.tolist()) for one in findings] == [("ORG112", [3])]


def test_table_without_blank_rows_is_the_one_given():
    """No filter runs for nothing."""
    table = pa.table({"a": ["1", ""], "b": ["", "2"]})
    assert drop_blank_rows(table, np.array([2, 3]))[0] is table


@given(
    st.lists(st.one_of(st.text(max_size=12), st.text(" \t\n\r\x00\u200b\u200d\u2028\u0915\u094d\u00a0ab", max_size=8)))
)
def test_columns_are_cleaned_as_single_texts_are(cells):
    """The quick look never differs from the slow one, nor does a second cleaning from the first."""
    texts = [cell.encode("utf-8", "replace").decode() for cell in cells]
    once, _ = _clean(texts)
    assert once == [clean_text(text)[0] for text in texts]
    assert _clean(once) == (once, [])

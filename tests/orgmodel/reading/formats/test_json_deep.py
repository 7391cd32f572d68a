"""Trees deeper than any parser calls itself are read and written; what is made to harm ends in an answer."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.errors import BadFile
from orgmodel.reading.formats.records import json_deep, json_text
from orgmodel.reading.formats.records.json_deep import write_json
from orgmodel.reading.formats.records.json_text import parse_json
from orgmodel.reading.formats.records.records import read_json
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE
from orgmodel.reading.read import read_company
from orgmodel.reading.sandbox.sandbox import run_in_sandbox
from tests.orgmodel.reading.companies import told

WORDS = st.sampled_from(["", "a", '"', "\\", "[", "}", "é", "王", "0.5e1", "\n", '\\"]'])
VALUES = st.recursive(
    st.one_of(WORDS, st.none(), st.booleans(), st.just("1.5"), st.just("-7")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=30,
)


def _chain(people, name="p"):
    return "".join(f'{{"name": "{name}{place}", "reports": [' for place in range(people)) + "]}" * people


@given(st.lists(VALUES, min_size=1, max_size=3), st.integers(1, 4), st.booleans())
def test_slices_give_what_the_whole_gives(values, levels, is_ascii):
    """Cut at every level or at every fourth, one document or several, whatever stands in the texts."""
    text = "\n".join(json.dumps(value, ensure_ascii=is_ascii) for value in values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_deep, "SLICE_LEVELS", levels)
        patch.setattr(json_text, "SLICE_LEVELS", levels)
        parsed = parse_json(text)
    assert parsed.data == (values[0] if len(values) == 1 else values)
    assert parsed.repeated == []


@given(VALUES)
def test_written_values_are_json(value):
    """Letter for letter as the standard library writes them."""
    assert write_json(value, 10**6) == json.dumps(value, ensure_ascii=False)


def test_numbers_and_repeated_keys_of_deep_texts_stay(tmp_path):
    """Digit for digit at the deepest level, and the mapping with the repeated key is known."""
    inner = '{"name": "x", "a": 1.10, "b": 0.5e1, "c": -0, "d": 1E400, "d": NaN}'
    parsed = parse_json('{"name": "p", "reports": [' * 3_000 + inner + "]}" * 3_000)
    assert parsed.repeated == [{"name": "x", "a": "1.10", "b": "0.5e1", "c": "-0", "d": "NaN"}]


@pytest.mark.slow
def test_a_chain_of_a_hundred_thousand_managers_is_read(tmp_path):
    """Each reports to the one it stands in; 200,000 levels of brackets."""
    path = tmp_path / "chain.json"
    path.write_text(_chain(100_000, 'é\\"['))
    reading = read_company(path)
    assert reading.org.tree.parent.tolist() == [-1, *range(99_999)]
    assert reading.org.texts("name", [0, 99_999]) == ['é"[0', 'é"[99999']
    assert list(told(reading)) == ["ORG503"]


def test_a_deep_value_is_kept_as_text_and_cut(tmp_path):
    """It is nobody's report: the row keeps as much of it as a cell holds, and says so."""
    path = tmp_path / "value.json"
    path.write_text('[{"id": "1", "x": ' + '{"y": [' * 5_000 + "]}" * 5_000 + '}, {"id": "2", "x": [[["z"]]]}]')
    table = read_json(path, NONE)
    texts = {heading: table.cells[heading].to_pylist() for heading in table.cells.column_names}
    assert texts["x"] == ["", '[[["z"]]]']
    assert texts["x.y.y.y"][0] == ('[{"y": ' * 5_000)[: LIMITS.cell].strip()
    assert sorted(found.code for found in table.findings) == ["ORG104", "ORG114"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (_chain(1_000).replace('"p500"', "tru"), "line 1, column 14,400 on: Expecting value"),
        ("\n" + _chain(1_000).replace('"p999"', '"p999" x'), "line 2, column .* on: Expecting ',' delimiter"),
        (_chain(1_000)[:-1], "brackets do not close"),
        (_chain(1_000)[:-2] + "}]", "Expecting ',' delimiter"),
        ("]" * 500 + "[" * 1_000 + "]" * 500, "brackets do not close"),
        ("[" * 1_000 + '"' + "]" * 1_000, "brackets do not close"),
        (_chain(1_000) + "x", "Expecting value"),
        ("{" * 1_000 + "}" * 1_000, "property name"),
    ],
    ids=["word", "comma", "cut off", "crossed", "upside down", "open quote", "behind", "no keys"],
)
def test_flaws_of_deep_texts_are_told_by_their_place(text, words):
    """As in any other JSON."""
    with pytest.raises(BadFile, match=words):
        parse_json(text)


def test_a_chain_longer_than_the_limit_is_refused():
    """By its depth, before a value is made."""
    with pytest.raises(BadFile, match="nested more than 520 levels"):
        parse_json(_chain(300), 10)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 20_000_000, "levels deep"),
        ('{"children":[' * 1_500_000, "do not close"),
    ],
    ids=["lists", "children"],
)
def test_bombs_are_refused_by_the_reading_process(tmp_path, text, words):
    """Within its limits of memory and time, in words of ours."""
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(BadFile, match=words):
        run_in_sandbox(
            "tests.orgmodel.reading.workbooks:outcome_of",
            {"path": str(path), "function": "read_json"},
            Limits(seconds=60),
            lambda: False,
        )

"""Material of fuzzing: real files of every format, and strategies that damage them, and values of any kind."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from hypothesis import strategies as st

from tests.folders import PROJECT

_FOLDERS = (PROJECT / "tests" / "orgmodel" / "reading" / "formats" / "files", PROJECT / "tests" / "data")
_MOST_BYTES = 20_000
SEEDS = tuple(
    path.read_bytes()
    for folder in _FOLDERS
    for path in sorted(folder.rglob("*"))
    if path.is_file() and path.suffix not in (".md", ".svg") and 0 < path.stat().st_size <= _MOST_BYTES
)
JSON_SEEDS = tuple(seed for seed in SEEDS if seed.lstrip()[:1] in (b"{", b"["))
# What programs trip over, between what is real.
SCRAPS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n\n", b"\t", b'"', b"'", b"`", b"\\"),
    *(b",;|\t", b"=", b"=1+1", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xed\xa0\x80"),
    *(b"\xf0\x9f\x91\xa8\xe2\x80\x8d", b"e\xcc\x81" * 20, b"\x1b[31m", b"9" * 400, b"1e999", b"-0"),
    *(b"NaN", b"null", b"{" * 300, b"[" * 300, b"(" * 300, b"<a>" * 100, b"]]>", b"<!--"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"dn: ", b"BEGIN:VCARD\n", b"digraph {", b"- a: &x\n"),
    *(b"*x", b"!!int", b"  " * 200, b"--- ", b"-> ", b"\n# ", b"\n* "),
    *(b"id,name,manager_id\n1,Ann,2\n2,Ben,1\n", b"__proto__", b"a" * 3000),
)


@st.composite
def damaged_files(draw: st.DrawFn, seeds: tuple[bytes, ...] = SEEDS) -> bytes:
    """A real file with a few wounds: cut, doubled, moved, mixed with another, written in another encoding."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(data)))
        to = min(len(data), at + draw(st.integers(0, 200)))
        way = draw(st.integers(0, 7))
        if way == 0:
            data = data[:at] + data[to:]
        elif way == 1:
            data = data[:to] + data[at:to] * draw(st.integers(1, 30)) + data[to:]
        elif way == 2:
            data = data[:at] + draw(st.sampled_from(SCRAPS)) + data[at:]
        elif way == 3:
            data = data[:at] + draw(st.binary(min_size=1, max_size=20)) + data[to:]
        elif way == 4:
            other = draw(st.sampled_from(seeds))
            data = data[:at] + other[draw(st.integers(0, len(other))) :]
        elif way == 5:
            data = data[:at]
        elif way == 6:
            encoding = draw(st.sampled_from(["utf-16", "utf-16-be", "utf-32", "cp1252", "cp037", "utf-7", "shift-jis"]))
            data = data.decode("utf-8", "replace").encode(encoding, "replace")
        else:
            text = draw(st.text(max_size=30)).encode("utf-8", "surrogatepass")
            data = data[:at] + text + data[at:]
        data = data[:_MOST_BYTES]
    return data


def _words(text: str) -> list[str]:
    return text.split()


# JSON of any kind, with the keys that the program knows among others.
KEYS = st.text(max_size=6) | st.sampled_from(
    [
        "id",
        "name",
        "manager",
        "title",
        "reports",
        "children",
        "people",
        "mapping",
        "decisions",
        "rows",
        "shown",
        "query",
        "sort",
        "filters",
        "start",
        "count",
        "columns",
        "where",
        "text",
        "kind",
        "column",
        "test",
        "values",
        "names",
        "roles",
        "choices",
        "structure",
        "format",
        "scope",
        "theme",
        "pages",
        "output",
        "inputs",
        "state",
        "property",
        "value",
        "outputs",
        "changedPropIds",
        "delimiter",
        "encoding",
        "sheet",
        "header_row",
        "snapshot",
        "hidden",
        "restricted",
    ]
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([2**63, -(2**63) - 1, 10**400, 1e308, -0.0])
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | KEYS
    | st.sampled_from(["n=400", "name", "row 1", "png", "a4", "\x00", "\ud800", "mtops", "n0"])
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=6)


@st.composite
def damaged_values(draw: st.DrawFn, value: Any) -> Any:
    """A JSON value with other ones at a few of its places, or with members that it does not have."""
    for _ in range(draw(st.integers(0, 3))):
        places = list(_places(value))
        value = _put(value, draw(st.sampled_from(places)), draw(VALUES))
    if isinstance(value, dict) and draw(st.booleans()):
        value = value | draw(OBJECTS)
    return value


def _places(value: Any) -> Iterator[tuple[Any, ...]]:
    yield ()
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from ((key, *place) for place in _places(part))


def _put(value: Any, place: tuple[Any, ...], part: Any) -> Any:
    if not place:
        return part
    made = dict(value) if isinstance(value, dict) else list(value)
    made[place[0]] = _put(value[place[0]], place[1:], part)
    return made


@st.composite
def json_files(draw: st.DrawFn) -> bytes:
    """JSON of people and of anything, now and then damaged."""
    if draw(st.booleans()):
        return draw(damaged_files(JSON_SEEDS))
    text = json.dumps(draw(VALUES | st.lists(OBJECTS, min_size=1, max_size=6)), ensure_ascii=draw(st.booleans()))
    data = text.encode("utf-8", "surrogatepass")
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.sampled_from((b"", b"", *SCRAPS))) + data[at:]


# Fields of links, with values that mean something to one of them.
FIELDS = st.sampled_from(
    [
        "n",
        "imp",
        "struct",
        "ceo",
        "str",
        "coo",
        "scope",
        "div",
        "office",
        "title",
        "split",
        "asst",
        "board",
        "coos",
        "by",
        "solid",
        "t",
        "alt",
        "lay",
        "open",
        "mine",
        "ratio",
        "lv",
        "top",
        "line",
        "show",
        "where",
        "face",
        "at",
        "theme",
        "sel",
        "a",
        "b",
        "an",
        "bn",
        "explored",
        "join",
        "live",
        "view",
        "opena",
        "openb",
        "kind",
        "q",
        "start",
        "count",
        "from",
        "preset",
        "tab",
        "z",
        "x",
        "y",
        "ask",
        "column",
        "widest",
        "narrowest",
        "layers",
        "group",
        "query",
        "scale",
    ]
)
FIELD_VALUES = (
    st.text(max_size=30)
    | st.integers().map(str)
    | st.sampled_from(
        [
            "0",
            "1",
            "2",
            "60",
            "61",
            "400",
            "3000000",
            "3000001",
            "-1",
            "1e9",
            "1,000",
            "nan",
            "inf",
            "1/0",
            "auto",
            "never",
            "tidy",
            "list",
            "packed",
            "stacked",
            "coo",
            "ceo",
            "n1",
            "n1>n0",
            "n0~n1",
            "n-1",
            "n99999999999",
            "mine:x",
            "fitted:x",
            "mtops",
            "c0",
            "a1",
            "sales:weak.finance:strong",
            "DIRECTOR:5",
            "x:y:z",
            "name:is:Ann",
            "people_400",
            "explored",
            "n=400",
            "{}",
            "[]",
            '{"sort":[]}',
            "%",
            "%00",
            "%ff",
            "+",
            "&",
            "=",
            "dark",
            "sides",
            "changes",
        ]
    )
)


@st.composite
def queries(draw: st.DrawFn, own: str = "") -> str:
    """A query string: fields that there are with any value, repeated ones, and what is none."""
    pairs = draw(st.lists(st.tuples(FIELDS | st.text(max_size=5), FIELD_VALUES), max_size=7))
    if own and draw(st.booleans()):
        pairs.append(("mine", own))
    text = urlencode([(key, value.encode("utf-8", "surrogatepass")) for key, value in pairs])
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(("", "", "", "&&", "==", ";", "%", "%zz"))) + text[at:]

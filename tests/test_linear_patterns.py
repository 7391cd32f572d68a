"""Every regular expression that meets a visitor's text takes time that grows with the text, not with its square."""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.clock import at_most
from orgmodel.reading.formats.recognition.sniff import kind_of
from orgmodel.reading.formats.records.structures.names import read_names
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.options import Choices
from tests.growth import MEASURED_S, cpu_s, is_linear
from tests.orgmodel.reading.companies import read
from tests.patterns.patterns import find_patterns

LETTERS = 10_000
# Eight times the letters: the square of eight is sixty-four, and what lies between is wide enough for a busy machine.
TIMES, MOST_GROWTH = 8, 24
# What patterns repeat: each alone, then in pairs.
SIGNS = " \t\n\r.,:;-_=+*#|/\\<>()[]{}\"'@%&$~^!?a1Zé0x─"
PAIRS = (
    "a ",
    " a",
    "1.",
    ".1",
    "1,",
    "a.",
    "a@",
    "@a",
    "a:",
    ": ",
    "\n ",
    "\n#",
    "# ",
    "--",
    "->",
    "''",
    '""',
    "\\n",
    "|-",
    "a\t",
    "<a",
    "a=",
    "[ ",
    "- ",
    "/*",
)


PATTERNS = find_patterns()


def _time(pattern: re.Pattern, part: str, ending: str, letters: int, *, is_sought: bool) -> float:
    text = part * (letters // len(part)) + ending
    data = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    pattern.match(data)
    pattern.fullmatch(data)
    if is_sought:
        for _ in pattern.finditer(data):
            pass
    return time.process_time() - start


def _growing(pattern: re.Pattern, *, is_sought: bool) -> str:
    """A text whose time grows faster than its length; "" where there is none."""
    for part in (*SIGNS, *PAIRS):
        for ending in ("", "\x00"):
            took = partial(_time, pattern, part, ending, is_sought=is_sought)
            if took(LETTERS) < MEASURED_S:
                continue
            if not is_linear(partial(took, LETTERS), partial(took, TIMES * LETTERS), MOST_GROWTH, tries=3):
                return part + ending
    return ""


def _reading_s(work: Callable[[], object]) -> float:
    """Seconds of the processor until a file is read or refused."""

    def work_or_refuse() -> None:
        with suppress(BadFile):
            work()

    return cpu_s(work_or_refuse)


def test_the_patterns_are_found():
    """Those of modules, of formats, and those written where they are used."""
    texts = " ".join(PATTERNS)
    assert len(PATTERNS) > 200
    assert "BEGIN" in texts
    assert "participant" in texts


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear(name):
    """In runs of any sign, which is where repetitions inside repetitions go wrong."""
    pattern, is_sought = PATTERNS[name]
    # One that never ends is stopped, and fails too.
    with at_most(60, "Looking"):
        assert not _growing(pattern, is_sought=is_sought)


@pytest.mark.parametrize(
    "part", [*SIGNS, *PAIRS, "\n\n", " \n", "\n\t", "dn", "a\n", "- a\n", "a: b\n", "{", "[[", '{"', "1 a\n"]
)
@pytest.mark.parametrize("ending", ["", "id,name\n1,Ann\n", "dn: x", "\x00"], ids=["end", "table", "ldif", "nul"])
def test_a_beginning_is_recognised_in_no_time(part, ending, tmp_path):
    """Four times the text takes about four times the time."""
    short, long = tmp_path / "short", tmp_path / "long"
    for path, letters in ((short, 8_000), (long, 32_000)):
        path.write_text(part * (letters // len(part)) + ending, encoding="utf-8", newline="")
    assert is_linear(lambda: _reading_s(lambda: kind_of(short)), lambda: _reading_s(lambda: kind_of(long)))


@pytest.mark.parametrize(
    ("start", "part"),
    [
        ("a\tb\n", '"a\t'),
        ("digraph g {", "/* "),
        ("digraph g {a", "<"),
        ("digraph g {a", "[b=c "),
        ("graph TD\nA", "[("),
        ("@startuml\n", "/' "),
        ("BEGIN:VCARD\nN", ";A=b"),
        ("BEGIN:VCARD\nN:a\n", " a\n"),
        ("BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:=\n", "a=\n"),
    ],
)
def test_a_text_of_one_format_is_read_in_time_that_grows_with_it(start, part, tmp_path):
    """A card without a colon, comments that do not end, and headings that come again took minutes once."""
    short, long = (start + part * (letters // len(part)) for letters in (20_000, 80_000))
    with at_most(60, "Reading"):
        assert is_linear(*(partial(_reading_s, partial(read, tmp_path, text)) for text in (short, long)))


def test_blank_lines_above_the_headings_cost_nothing(tmp_path):
    """Forty of them took two minutes once."""
    people = "id,name,manager_id\n1,Ana,\n2,Ben,1\n"
    assert read(tmp_path, "\n" * 40 + people).org.people == 2
    few, many = (partial(_reading_s, partial(read, tmp_path, blank + people)) for blank in ("", "\n" * 40))
    assert is_linear(few, many)


def test_the_clock_stops_a_step():
    """A regular expression that never ends included: else this test would not end."""
    with pytest.raises(BadFile, match=r"Looking took more than 0\.3 s and was stopped"), at_most(0.3, "Looking"):
        re.match("(a+)+b", "a" * 60)
    with at_most(5, "Looking"):
        pass


@pytest.mark.parametrize("delimiter", ["\x00", "\x01", "\u200b", "ab", '"', "\n", ""])
def test_a_delimiter_that_nobody_sees_is_refused(delimiter, tmp_path):
    """In one sentence; a hundred thousand lines of commas and a NUL took minutes once."""
    with pytest.raises(BadFile, match=r"cannot be the delimiter|no rows|headings"):
        read(tmp_path, ",\n" * 100_000, Choices(delimiter=delimiter or "\x00"))


def test_a_hundred_thousand_lines_of_commas_end_in_a_sentence(tmp_path):
    """Nobody is in them; four times as many take about four times as long."""
    for lines in (25_000, 100_000):
        with pytest.raises(BadFile):
            read(tmp_path, ",\n" * lines)
    few, many = (partial(_reading_s, partial(read, tmp_path, ",\n" * lines)) for lines in (25_000, 100_000))
    assert is_linear(few, many)


def test_a_person_a_key_is_read_in_time_that_grows_with_them():
    """Each was compared with all others once: 20,000 keys took 22 s."""

    def _read_s(people: int) -> float:
        data = {f"k{n}": {"manager": f"k{n - 1}"} for n in range(people)}
        return cpu_s(lambda: read_names(data, LIMITS))

    assert is_linear(partial(_read_s, 1_500), partial(_read_s, 6_000))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ('[[person]]\nname = "A"\n' + "a.'b'. " * 60 + "c = 1\n", "nested too deep"),
        ('[[person]]\nname = "A"\nx = {' + "a." * 120 + "c = 1}\n", "nested too deep"),
        ("<html><p " + " ".join(f"a{n}='>'" for n in range(5_100)) + "><table>", "more than 5,000 attributes"),
        ("<html><p " + " ".join(f"a{n}" for n in range(5_100)), "more than 5,000 attributes"),
    ],
    ids=["key", "inner key", "attributes", "bare attributes"],
)
def test_what_a_parser_compares_with_all_before_it_is_counted_first(text, answer, tmp_path):
    """Parts of a key of TOML, and attributes of an element: a few megabytes of them took minutes once."""
    with pytest.raises(BadFile, match=answer):
        read(tmp_path, text)

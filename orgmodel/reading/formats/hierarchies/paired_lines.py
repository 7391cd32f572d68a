"""Names and titles of an outline that are parted by their places: below each other in pairs, or behind a wide gap."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orgmodel.reading.columns.evidence_words import EvidenceWords, load_evidence
from orgmodel.reading.columns.profiles import is_name
from orgmodel.reading.formats.hierarchies.label_words import load_label_words

# Of the pairs, so many must have the title on the same side.
_USUAL = 0.7
_FEWEST = 2
# Of the titles, so many have a word of one; of the names, so few.
_TITLED, _UNTITLED = 0.5, 0.2
# A wide gap, or a leader of dots.
_GAP = re.compile(r"(?<=[^\s.])[ \t]*+\.{3,}+[ \t]*+(?=[^\s.])|(?<=\S)(?: {2,}|\t+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number in the file, depth of the indentation, what stands behind it, and tabs within all of it.

    `is_parted` is true where a blank line or a rule stands below it.
    """

    number: int
    indent: int
    text: str
    tabs: int = 0
    is_parted: bool = False


def paired(lines: Sequence[Line]) -> list[Line]:
    r"""Lines with each title in the line of its name, behind a break; as they are where they do not stand in pairs.

    Examples
    --------
    >>> alone = [Line(1, 0, "Ann Berg"), Line(2, 0, "CEO"), Line(3, 2, "Bo Cole"), Line(4, 2, "Sales Manager")]
    >>> [line.text for line in paired(alone)]
    ['Ann Berg\nCEO', 'Bo Cole\nSales Manager']
    """
    pairs: list[tuple[Line, Line]] = []
    for run in _runs(lines):
        if len(run) % 2:
            return list(lines)
        pairs += zip(run[::2], run[1::2], strict=True)
    if len(pairs) < _FEWEST or not _are_names_and_titles(pairs):
        return list(lines)
    return [replace(first, text=f"{first.text}\n{second.text}", is_parted=second.is_parted) for first, second in pairs]


def aligned(lines: Sequence[Line]) -> list[Line]:
    r"""Lines with a break for the one wide gap between name and title; as they are where most have no such gap.

    Examples
    --------
    >>> [line.text for line in aligned([Line(1, 0, "Ann Berg    CEO"), Line(2, 2, "Bo Cole   Sales Manager")])]
    ['Ann Berg\nCEO', 'Bo Cole\nSales Manager']
    """
    words = load_label_words()
    parts = [_GAP.split(line.text) for line in lines]
    pairs = [each for each in parts if len(each) == 2]
    titled = [sum(words.has_title(pair[side]) for pair in pairs) for side in (0, 1)]
    if len(pairs) < max(_FEWEST, _USUAL * len(lines)) or max(titled) < 0.5 * len(pairs):
        return list(lines)
    return [
        replace(line, text="\n".join(each)) if len(each) == 2 else line for line, each in zip(lines, parts, strict=True)
    ]


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of the same place below each other, up to a blank line."""
    run: list[Line] = []
    for line in lines:
        if run and (line.indent != run[-1].indent or run[-1].is_parted):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _are_names_and_titles(pairs: Sequence[tuple[Line, Line]]) -> bool:
    words, evidence = load_label_words(), load_evidence()
    for name, title in ((0, 1), (1, 0)):
        named = sum(is_name(pair[name].text, evidence) for pair in pairs)
        titled = sum(words.has_title(pair[title].text) and not _is_person(pair[title].text, evidence) for pair in pairs)
        untitled = sum(words.has_title(pair[name].text) for pair in pairs)
        if named >= _USUAL * len(pairs) and titled >= _TITLED * len(pairs) and untitled <= _UNTITLED * len(pairs):
            return True
    return False


def _is_person(text: str, evidence: EvidenceWords) -> bool:
    return "," in text and is_name(text.partition(",")[0], evidence)

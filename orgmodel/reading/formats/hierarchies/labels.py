"""Labels: the text of a box or of a line of an outline, taken apart into a name and a title."""

import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from orgmodel.reading.formats.hierarchies.label_kinds import is_unit
from orgmodel.reading.formats.hierarchies.label_words import LabelWords, load_label_words
from orgmodel.text.markup import without_links

NAME, TITLE, DEPARTMENT, MORE = "Name", "Title", "Department", "More"

_BREAK = re.compile(r"<br\s?/?>|</?(?:p|div|tr|li|h[1-6])\b[^<>]{0,300}>|\\[nlr]|\r\n?|\n", re.IGNORECASE)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,200})\1")
# One mark on each side, and a name before words that are set off so: "**Ann Berg** *CEO*".
_LIGHT = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,200})(?<=\S)\1(?![\w*])")
_NAME_AND_LIGHT = re.compile(
    r"([^*_\n]{1,200}|\*\*[^*\n]{1,200}\*\*|__[^_\n]{1,200}__)(?<=[\w*.])[ \t]+([*_])([^*_\s][^*_\n]{0,200})\2"
)
# "Ann Berg (12)": how many people stand below.
_COUNT = re.compile(r"\s?[(\[](\d{1,7})[)\]]$")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TAG = re.compile(r"<[^<>]{0,500}>")
# Marks of emphasis in Markdown and Creole, at the ends of a text.
_MARKS = "*_`~"
# Of the labels, so many must be parted in the same way before it is taken for a way of writing.
_USUAL = 0.5
# Of the different texts behind names, so many are units where they are departments.
_UNITS = 0.6
_Parts = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Label:
    """A label in parts; "" where there is none."""

    name: str
    title: str = ""
    more: str = ""
    department: str = ""


def is_introduction(text: str) -> bool:
    """True if a line of an outline introduces those below a person and names nobody, whatever marks it has.

    Examples
    --------
    >>> is_introduction("**Direct reports (3):**"), is_introduction("Ann Berg:")
    (True, False)
    """
    return load_label_words().is_introduction(text.strip().strip(_MARKS))


def split_labels(labels: Sequence[str]) -> list[Label]:
    r"""Take labels of one file apart, all in the same way: a way counts only where half of them are written so.

    Line breaks always part; then " - ", " | ", ": " and brackets at the end. A comma parts only where titles stand on
    one side of it: "Berg, Ann" is one name. Which part is the name, the words of titles tell; else it is the first.
    A label that is written in no usual way is parted where a title stands on one side only.

    Examples
    --------
    >>> [(label.name, label.title) for label in split_labels(["Ann Berg\\nCEO", "Bo Cole\\nCTO"])]
    [('Ann Berg', 'CEO'), ('Bo Cole', 'CTO')]
    >>> [(label.name, label.title) for label in split_labels(["CEO: Ann Berg", "CTO: Bo Cole", "Cy Dorn"])]
    [('Ann Berg', 'CEO'), ('Bo Cole', 'CTO'), ('Cy Dorn', '')]
    >>> [(label.name, label.title) for label in split_labels(["Berg, Ann", "Cole, Bo (Dev)", "Dorn, Cy (Dev)"])]
    [('Berg, Ann', ''), ('Cole, Bo', 'Dev'), ('Dorn, Cy', 'Dev')]
    >>> [(label.name, label.title) for label in split_labels(["営業部長 佐藤花子", "主任 高橋美咲"])]
    [('佐藤花子', '営業部長'), ('高橋美咲', '主任')]
    """
    lines, counts = _without_counts(_without_pictures([_lines_of(label) for label in labels]))
    read = _with_departments(_split_lines(lines, load_label_words()))
    return [
        replace(label, more=", ".join(filter(None, (label.more, count)))) if count else label
        for label, count in zip(read, counts, strict=True)
    ]


def _split_lines(lines: list[list[str]], words: LabelWords) -> list[Label]:
    parted: list[_Parts | None] = [(each[0], each[1], ", ".join(each[2:])) if len(each) > 1 else None for each in lines]
    # Where most have a line for the title, one of a single line is a name, whatever signs are in it.
    is_by_line = sum(map(bool, parted)) >= _USUAL * len(parted)
    if not any(parted):
        parted = _parted([each[0] if each else "" for each in lines], words)
    firsts = sum(words.has_title(each[0]) for each in parted if each)
    seconds = sum(words.has_title(each[1]) for each in parted if each)
    first, second = (1, 0) if firsts > seconds else (0, 1)
    return [
        Label(each[first], each[second], each[2]) if each else _alone("".join(whole[:1]), words, is_whole=is_by_line)
        for each, whole in zip(parted, lines, strict=True)
    ]


def _alone(text: str, words: LabelWords, *, is_whole: bool) -> Label:
    """A label that is not written as the others are: parted where words of titles stand on one side only."""
    for part in () if is_whole else (*_WAYS, _between(", ")):
        if (parts := part(text)) is None:
            continue
        first, second = map(words.has_title, parts[:2])
        if second and not first:
            return Label(parts[0], parts[1])
        # A title before brackets has no name in them: "Accountant (reports to Bo)".
        if first and not second and part is not _in_brackets:
            return Label(parts[1], parts[0])
    return Label(text)


def _lines_of(label: str) -> list[str]:
    """Lines of a label as a person sees them: no tags, entities as their letters, no marks of emphasis."""
    bare = (
        _without_emphasis(without_links(label))
        if "*" in label or "_" in label or "](" in label or "[[" in label
        else label
    )
    lines = (html.unescape(_TAG.sub(" ", line)) for line in _BREAK.split(bare))
    return [text for line in lines if (text := " ".join(line.split()).strip(_MARKS).strip())]


def _without_pictures(labels: list[list[str]]) -> list[list[str]]:
    """Lines of labels without the pictures that they begin with, where most labels begin with one."""
    begun = sum(_is_picture(lines[0][0]) for lines in labels if lines)
    if not begun or begun < _USUAL * sum(map(bool, labels)):
        return labels
    return [[_without_sign(line) for line in lines] for lines in labels]


def _without_counts(labels: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Lines of labels without the number in brackets at their ends, and these numbers, where most labels have one."""
    matches = [_COUNT.search(lines[-1]) if lines else None for lines in labels]
    matches = [match if match and _has_letter(match.string[: match.start()]) else None for match in matches]
    if not any(matches) or sum(map(bool, matches)) < _USUAL * len(labels):
        return labels, [""] * len(labels)
    bare = [
        [*lines[:-1], lines[-1][: match.start()]] if match else lines
        for lines, match in zip(labels, matches, strict=True)
    ]
    return bare, [match[1] if match else "" for match in matches]


def _without_sign(text: str) -> str:
    """A text without the pictures that it begins with; the same where it is nothing else."""
    start = next((place for place, letter in enumerate(text) if not (_is_picture(letter) or letter == " ")), 0)
    return text[start:]


def _is_picture(letter: str) -> bool:
    """True if a sign is a pictograph, or joins or varies one."""
    return letter in "\u200d\ufe0f" or unicodedata.category(letter) == "So" or "\U0001f3fb" <= letter <= "\U0001f3ff"


def _without_emphasis(label: str) -> str:
    if match := _NAME_AND_LIGHT.fullmatch(label.strip()):
        label = f"{match[1]}\n{match[3]}"
    return _LIGHT.sub(r"\2", _EMPHASIS.sub(r"\2", label))


def _parted(texts: Sequence[str], words: LabelWords) -> list[_Parts | None]:
    """Parts by the first way of writing that is usual among the labels; None for each that is not written so."""
    filled = sum(map(bool, texts))
    for part in _WAYS:
        parts = [part(text) for text in texts]
        if _is_usual(parts, filled, words):
            return _with_third(parts, part, words)
    for comma in (", ", "，", "、"):
        parts = [_between(comma)(text) for text in texts]
        if _has_titles_aside(parts, words):
            return _with_third(parts, _between(comma), words)
    # "営業部長 佐藤花子" has a blank alone between title and name.
    parts = [_by_blank(text, words) for text in texts]
    return parts if sum(map(bool, parts)) >= _USUAL * filled else [None] * len(texts)


def _by_blank(text: str, words: LabelWords) -> _Parts | None:
    """Title and name in a script that parts no words, with a blank between them; None where that is not clear."""
    places = [place for place, letter in enumerate(text) if letter == " "] if _IDEOGRAPH.search(text) else []
    for is_first in (True, False):
        for place in places:
            before, after = text[:place], text[place + 1 :]
            title, name = (before, after) if is_first else (after, before)
            if words.has_title(title) and not words.has_title(name):
                return before, after, ""
    return None


def _has_titles_aside(parts: Sequence[_Parts | None], words: LabelWords) -> bool:
    """True if titles stand on one side of a comma: "Berg, Ann" is one name."""
    some = [each for each in parts if each]
    sides = [sum(words.has_title(each[side]) for each in some) for side in (0, 1)]
    return bool(some) and max(sides) >= _USUAL * len(some) and min(sides) < _USUAL * max(sides)


def _with_third(
    parts: Sequence[_Parts | None], part: Callable[[str], _Parts | None], words: LabelWords
) -> list[_Parts | None]:
    """Parts with a third one, where it is usual: "Bo – CFO (Finance)", "Bo - CFO - Finance", "Bo, CFO (Finance)"."""
    for way in (_in_brackets, part):
        inner = [way(each[1]) if each else None for each in parts]
        if sum(map(bool, inner)) > _USUAL * sum(map(bool, parts)):
            return [
                (each[0], two[0], two[1]) if each and two and not each[2] else each
                for each, two in zip(parts, inner, strict=True)
            ]
    # What stands before brackets may be a name and a title.
    inner = [_between(", ")(each[0]) if each and part is _in_brackets else None for each in parts]
    if sum(map(bool, inner)) > _USUAL * sum(map(bool, parts)) and _has_titles_aside(inner, words):
        return [
            (two[0], two[1], each[1]) if each and two and not each[2] else each
            for each, two in zip(parts, inner, strict=True)
        ]
    return list(parts)


def _with_departments(labels: Sequence[Label]) -> list[Label]:
    """Labels with the part that is a department in most of them: what stands behind the title, or where it would."""
    if _are_units([label.more for label in labels]):
        return [replace(label, more="", department=label.more) for label in labels]
    if any(label.more for label in labels) or not _are_units([label.title for label in labels]):
        return list(labels)
    has_title = load_label_words().has_title
    return [
        label
        if has_title(label.title) and not is_unit(label.title)
        else replace(label, title="", department=label.title)
        for label in labels
    ]


def _are_units(texts: Sequence[str]) -> bool:
    """True if most different ones of some texts are units of an organisation."""
    different = set(texts) - {""}
    return len(different) > 1 and sum(map(is_unit, different)) >= _UNITS * len(different)


def _is_usual(parts: Sequence[_Parts | None], filled: int, words: LabelWords) -> bool:
    some = [each for each in parts if each]
    if not some:
        return False
    titled = sum(words.has_title(each[0]) or words.has_title(each[1]) for each in some)
    return len(some) >= _USUAL * filled or titled >= _USUAL * len(some)


def _between(sign: str) -> Callable[[str], _Parts | None]:
    def part(text: str) -> _Parts | None:
        before, found, after = text.partition(sign)
        return (before.strip(), after.strip(), "") if found and _has_letter(before) and _has_letter(after) else None

    return part


def _in_brackets(text: str) -> _Parts | None:
    for opening, closing in ("()", "[]", "（）", "【】"):
        if text.endswith(closing) and opening in text:
            before, _, inner = text[:-1].rpartition(opening)
            # "(on leave)", "(reports to Bo)" are no title and no name.
            is_remark = inner.lstrip()[:1].islower() and not load_label_words().has_title(inner)
            if _has_letter(before) and _has_letter(inner) and not is_remark:
                return before.strip(), inner.strip(), ""
    return None


def _behind_brackets(text: str) -> _Parts | None:
    for opening, closing in ("()", "[]", "（）", "【】"):
        if text.startswith(opening) and closing in text:
            inner, _, after = text[1:].partition(closing)
            if _has_letter(inner) and _has_letter(after) and load_label_words().has_title(inner):
                return inner.strip(), after.strip(), ""
    return None


# Ways of writing, the usual first; a comma parts only by the words beside it.
_SIGNS = (" - ", " – ", " — ", " | ", ": ", " / ", "：", "｜", "／")
_WAYS = (*(_between(sign) for sign in _SIGNS), _in_brackets, _behind_brackets)


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))

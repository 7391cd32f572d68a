"""Short names: "M. Keller" and "王伟" found among "Marta Keller" and "王 伟"."""

import re
from collections.abc import Iterator, Sequence

from orgmodel.reading.columns.evidence_words import plain

_IDEOGRAPHS = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,8}")
_LONGEST_FAMILY = 3
_FAMILY_NAMES = 2
_SHORT_IDEOGRAPHS = re.compile(rf"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{{1,{_LONGEST_FAMILY}}}")
_WORDS = 6
# So many managers, and this share of them, are written by one of their names before one is.
_FEWEST, _NEARLY = 2, 0.8


def find_short(texts: Sequence[str], names: Sequence[str], *, is_usual: bool = True) -> list[list[int]]:
    """Places of the names that each text may stand for; () for a text that is no short name.

    A short name is a family or a given name where nearly all texts are; or has whole words and initials, all of them
    words of the name and first letters of the rest; or it is a name of Chinese, Japanese or Korean whose words are
    written as one, or apart, in either order.

    Parameters
    ----------
    is_usual
        Whether people are mostly named in some other way than in full here, so that one word may be a name.

    Notes
    -----
    One pass over the names, 3 s CPU a million; none where no text is a short name.

    Examples
    --------
    >>> find_short(["M. Keller", "Keller M", "王伟", "Bo Cole"], ["Marta Keller", "Max Keller", "王 伟"])
    [[0, 1], [0, 1], [2], []]
    """
    found: list[list[int]] = [[] for _ in texts]
    by_word: dict[str, list[tuple[int, list[str], list[str]]]] = {}
    closed: dict[str, list[int]] = {}
    families = (_alone(texts, names) or _closed_families(texts, names)) if is_usual else {}
    for place, text in enumerate(texts):
        if place in families:
            found[place] = families[place]
        elif _IDEOGRAPHS.fullmatch(whole := "".join(text.split())):
            closed.setdefault(whole, []).append(place)
        elif (parts := _whole_and_initials(text)) is not None:
            by_word.setdefault(parts[0][0], []).append((place, *parts))
    if not by_word and not closed:
        return found
    for at, name in enumerate(names):
        if closed:
            for whole in _closed(name):
                for place in closed.get(whole, ()):
                    found[place].append(at)
        words = plain(name).split() if by_word else []
        for word in dict.fromkeys(words):
            for place, long, initials in by_word.get(word, ()):
                if _is_short_for(long, initials, words):
                    found[place].append(at)
    return found


def _alone(texts: Sequence[str], names: Sequence[str]) -> dict[int, list[int]]:
    """Places of the names that texts are the family or the given name of, where that is how nearly all are written.

    A family name is the last word or words of a name, or all before its comma; of two ways the one that finds more.
    """
    words = {place: plain(text).split() for place, text in enumerate(texts)}
    alone = {place: " ".join(each) for place, each in words.items() if _is_family(texts[place], each)}
    if len(alone) < _FEWEST or len(alone) < _NEARLY * len(texts):
        return {}
    of_family: dict[str, list[int]] = {name: [] for name in alone.values()}
    of_first: dict[str, list[int]] = {name: [] for name in alone.values()}
    of_given: dict[str, list[int]] = {name: [] for name in alone.values()}
    for at, name in enumerate(names):
        family, comma, given = name.partition(",")
        parts = plain(family if comma else name).split()
        for start in range(0 if comma else 1, len(parts)):
            if (tail := " ".join(parts[start:])) in of_family:
                of_family[tail].append(at)
                break
        # The first of two family names is the one that people are called by.
        if len(parts) > 1 + (not comma) and (before := parts[-_FAMILY_NAMES]) in of_first:
            of_first[before].append(at)
        for first in plain(given).split()[:1] if comma else parts[: len(parts) > 1]:
            if first in of_given:
                of_given[first].append(at)
    ways = [
        {place: found[name] for place, name in alone.items() if found[name]}
        for found in (of_family, of_first, of_given)
    ]
    best = max(ways, key=len)
    return best if len(best) >= _NEARLY * len(alone) else {}


def _closed_families(texts: Sequence[str], names: Sequence[str]) -> dict[int, list[int]]:
    """The same for names of ideographs: texts of one to three signs with which names of more begin."""
    alone = {place: text for place, text in enumerate(texts) if _SHORT_IDEOGRAPHS.fullmatch(text)}
    if len(alone) < _FEWEST or len(alone) < _NEARLY * len(texts):
        return {}
    by_family: dict[str, list[int]] = {text: [] for text in alone.values()}
    for at, name in enumerate(names):
        family, blank, _ = name.strip().partition(" ")
        most = min(_LONGEST_FAMILY, len(family) - 1)
        for text in [family] if blank else [family[:size] for size in range(1, most + 1)]:
            if text in by_family:
                by_family[text].append(at)
    found = {place: by_family[text] for place, text in alone.items() if by_family[text]}
    return found if len(found) >= _NEARLY * len(alone) else {}


def _is_family(text: str, words: Sequence[str]) -> bool:
    """True if all words are longer than initials, none has a digit, and two at most are no particles."""
    are_words = bool(words) and len(words) <= _WORDS and all(len(word) > 1 and word.isalpha() for word in words)
    # "de la Vega Ruiz" has two family names.
    named = [part for part in text.split() if not part.islower()]
    return are_words and not _IDEOGRAPHS.search(text) and len(named) <= _FAMILY_NAMES


def _whole_and_initials(text: str) -> tuple[list[str], list[str]] | None:
    words = plain(text).split()
    long, initials = [word for word in words if len(word) > 1], [word for word in words if len(word) == 1]
    are_letters = all(word.isalpha() and ord(word) < 0x2E80 for word in initials)
    is_short = bool(long and initials) and are_letters and len(words) <= _WORDS
    return (long, initials) if is_short and not any(any(map(str.isdigit, word)) for word in long) else None


def _is_short_for(long: Sequence[str], initials: Sequence[str], words: Sequence[str]) -> bool:
    rest = list(words)
    for word in long:
        if word not in rest:
            return False
        rest.remove(word)
    begins = [word[0] for word in rest]
    for letter in initials:
        if letter not in begins:
            return False
        begins.remove(letter)
    return True


def _closed(name: str) -> Iterator[str]:
    parts = name.split()
    yield "".join(parts)
    if len(parts) > 1 and parts[0] != parts[-1]:
        yield "".join(parts[::-1])

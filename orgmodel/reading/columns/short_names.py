"""Short names: "M. Keller" and "王伟" found among "Marta Keller" and "王 伟"."""

import re
from collections.abc import Iterator, Sequence

from orgmodel.reading.columns.evidence_words import plain

_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,8}")
_WORDS = 6
# So many managers, and this share of them, are written by their family names before one is.
_FEWEST, _NEARLY = 2, 0.8


def find_short(texts: Sequence[str], names: Sequence[str]) -> list[list[int]]:
    """Places of the names that each text may stand for; () for a text that is no short name.

    A short name is a family name where nearly all texts are; or has whole words and initials, all of them words of
    the name and first letters of the rest; or it is a name of Chinese, Japanese or Korean whose words are written as
    one, in either order.

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
    families = _families(texts, names)
    for place, text in enumerate(texts):
        if place in families:
            found[place] = families[place]
        elif _IDEOGRAPHS.fullmatch(text):
            closed.setdefault(text, []).append(place)
        elif (parts := _whole_and_initials(text)) is not None:
            by_word.setdefault(parts[0][0], []).append((place, *parts))
    if not by_word and not closed:
        return found
    for at, name in enumerate(names):
        if closed and " " in name:
            for whole in _closed(name):
                for place in closed.get(whole, ()):
                    found[place].append(at)
        words = plain(name).split() if by_word else []
        for word in dict.fromkeys(words):
            for place, long, initials in by_word.get(word, ()):
                if _is_short_for(long, initials, words):
                    found[place].append(at)
    return found


def _families(texts: Sequence[str], names: Sequence[str]) -> dict[int, list[int]]:
    """Places of the names that texts are the family name of, where that is how nearly all texts are written.

    A family name is the last word or words of a name, or all before its comma.
    """
    words = {place: plain(text).split() for place, text in enumerate(texts)}
    alone = {place: " ".join(each) for place, each in words.items() if _is_family(texts[place], each)}
    if len(alone) < _FEWEST or len(alone) < _NEARLY * len(texts):
        return {}
    by_family: dict[str, list[int]] = {name: [] for name in alone.values()}
    for at, name in enumerate(names):
        family, comma, _ = name.partition(",")
        parts = plain(family if comma else name).split()
        for start in range(0 if comma else 1, len(parts)):
            if (tail := " ".join(parts[start:])) in by_family:
                by_family[tail].append(at)
                break
    found = {place: by_family[name] for place, name in alone.items() if by_family[name]}
    return found if len(found) >= _NEARLY * len(alone) else {}


def _is_family(text: str, words: Sequence[str]) -> bool:
    """True if all words are longer than initials and none has a digit; of several, the first ones are small."""
    are_words = bool(words) and len(words) <= _WORDS and all(len(word) > 1 and word.isalpha() for word in words)
    return are_words and not _IDEOGRAPHS.search(text) and all(part.islower() for part in text.split()[:-1])


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

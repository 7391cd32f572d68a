"""Turning titles and numbers into parts of an English sentence."""

from collections.abc import Sequence

_VOWELS = "aeiou"


def lower_title(title: str) -> str:
    """Title inside a sentence: "director of operations", but "SVP operations" and "COO" stay.

    >>> lower_title("Director of operations"), lower_title("VP operations"), lower_title("IT head")
    ('director of operations', 'VP operations', 'IT head')
    """
    first = title.split(" ", 1)[0]
    return title if first[1:] != first[1:].lower() else title[:1].lower() + title[1:]


def with_article(title: str) -> str:
    """Title with "a" or "an" before it.

    >>> with_article("Operations officer"), with_article("SVP operations"), with_article("VP operations")
    ('an operations officer', 'an SVP operations', 'a VP operations')
    """
    words = lower_title(title)
    spelled = words.split(" ", 1)[0].isupper()
    vowel = words[0].lower() in ("aefhilmnorsx" if spelled else _VOWELS)
    return f"{'an' if vowel else 'a'} {words}"


def plural(title: str) -> str:
    """Title of several seats.

    >>> plural("Director of operations"), plural("Division head"), plural("VP operations")
    ('directors of operations', 'division heads', 'VPs operations')
    """
    words = lower_title(title)
    head, sep, tail = words.partition(" of ")
    if sep:
        return f"{head}s of {tail}"
    first, sep, tail = words.partition(" ")
    return f"{first}s {tail}" if first.isupper() and first in ("VP", "SVP") else f"{words}s"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words joined as a list in a sentence.

    >>> listed(["a", "b", "c"], "or")
    'a, b or c'
    """
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" {last} " + words[-1] if words else ""

"""Code pages of scripts other than Latin and Cyrillic told apart by how words are made: Hebrew, Arabic, Thai, Greek.

Each script has rules that letters drawn by chance break at once: five Hebrew letters and the Greek ς end words, two
Arabic letters only do so, Thai vowels and tones stand on consonants.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Script:
    """A script with its pages.

    Attributes
    ----------
    pages
        Its code pages; those before others where both read the words alike.
    made
        Pattern of a word as the script makes them.
    common, share
        Letters that are most of any text, and the share from which on they are.
    odd
        Pattern of what hardly stands in a word, and in fewer words than one in ten.
    """

    pages: tuple[str, ...]
    made: re.Pattern[str]
    common: frozenset[str]
    share: float
    odd: re.Pattern[str]


_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_SCRIPTS = (
    _Script(
        ("cp1255", "iso8859_8", "cp862"),
        # Forms at the end of words only; the plain forms of those five letters never stand there but in foreign names.
        re.compile("[א-ת](?:[א-ת'\"׳״-](?<![ךםןףץ]))*[א-ת]?"),
        frozenset("יוהלארמבתנם"),
        0.5,
        re.compile("[כמנצ]$|(.)\\1\\1"),
    ),
    _Script(
        ("cp1256", "iso8859_6", "cp720"),
        # Tā marbūṭa and alif maqṣūra stand at the end.
        re.compile("[ء-غف-ي](?:[ء-غف-يـً-ْ](?<![ةى]))*[ء-غف-ي]?[ً-ْ]?"),
        frozenset("ايلمنردبوةعسح"),
        0.55,
        re.compile("[ءؤئ]{2}|(.)\\1\\1"),
    ),
    _Script(
        ("cp874",),
        re.compile(rf"(?:[เแโไใ]?[ก-ฮ][{_MARKS}]{{0,3}}[ะาำๅ]?|[ฯๆ])+"),
        frozenset("กนรงอมายสวทดลบคชพ่้ิัุีเ์"),
        0.6,
        re.compile(r"[ฃฅฦ]|(.)\1\1"),
    ),
    _Script(
        ("cp1253", "mac_greek", "cp737", "cp869"),
        re.compile("[Α-ΫΆΈ-Ώ](?:[α-ωά-ώΐΰ]*[α-ρσ-ωά-ώΐΰς]|[Α-ΫΆΈ-Ώ]*)|[α-ωά-ώΐΰ]+"),
        frozenset("αοιςετνρησκλάίόΑΟΙΕΤΝΡΗΣΚΛ"),
        0.55,
        re.compile("ς(?!$)|σ$|(.)\\1\\1|[άέήίόύώ].*[άέήίόύώ]"),
    ),
)
PAGE_NAMES = {
    "cp1255": "Windows-1255, Hebrew",
    "iso8859_8": "ISO 8859-8, Hebrew",
    "cp862": "DOS 862, Hebrew",
    "cp1256": "Windows-1256, Arabic",
    "iso8859_6": "ISO 8859-6, Arabic",
    "cp720": "DOS 720, Arabic",
    "cp874": "Windows-874, Thai",
    "mac_greek": "Mac, Greek",
    "cp737": "DOS 737, Greek",
    "cp869": "DOS 869, Greek",
}
# So many letters and different ones there must be, so many words well made, so few odd ones.
_FEWEST, _FEWEST_DISTINCT = 16, 8
_MADE_WELL, _MOST_ODD = 0.95, 0.1
# Signs of the ends of a word that bytes of these pages may be beside letters.
_WORD = re.compile(r"[^\W\d_][^\s\d_]*")
_PLAIN = re.compile("[\x00-\x7f]+")


def find_script_page(words: Sequence[bytes]) -> str | None:
    """Page of Hebrew, Arabic, Thai or Greek that words are of; None where none or several are clear.

    Parameters
    ----------
    words
        Distinct ones with bytes beyond ASCII. Most must be of such bytes alone.
    """
    high = [word for word in words if word.strip(b"-'\".") and not re.search(rb"[A-Za-z]", word)]
    if 2 * len(high) < len(words) or sum(map(len, high)) < _FEWEST:
        return None
    found: dict[tuple[str, ...], str] = {}
    for script in _SCRIPTS:
        for page in script.pages:
            texts = tuple(part for word in high for part in _parts(word, page))
            if _is_of(script, texts):
                found.setdefault(texts, page)
    return next(iter(found.values())) if len(found) == 1 else None


def _parts(word: bytes, page: str) -> list[str]:
    """Words of some bytes; a blank beyond ASCII parts them."""
    return _PLAIN.sub(" ", word.decode(page, "replace").replace("\u200f", "").replace("\u200e", "")).split()


def _is_of(script: _Script, words: Sequence[str]) -> bool:
    made_well = sum(script.made.fullmatch(word) is not None for word in words)
    odd = sum(script.odd.search(word) is not None for word in words)
    letters = "".join(words)
    common = sum(map(script.common.__contains__, letters))
    return (
        made_well >= _MADE_WELL * len(words)
        and odd <= _MOST_ODD * len(words)
        and common >= script.share * len(letters)
        and len(set(letters)) >= _FEWEST_DISTINCT
    )

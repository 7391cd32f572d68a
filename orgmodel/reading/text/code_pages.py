"""Code page guess by the letters of a text that is no Unicode and says nothing itself.

Windows-1252 unless another one is clear: a wrong guess is worse than strange letters with a finding beside them.
Detectors made for running text take lists of names for one another: charset-normalizer 3.5, told to choose among these
pages, reads 15 of the 48 lists of tests/data/code_pages.txt wrongly, 14 of them Windows-1252 as another. How names are
made says more than how often each letter comes.
"""

import mmap
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgmodel.reading.text.language_letters import BALTIC_PAGES, find_baltic, may_be_other
from orgmodel.reading.text.latin_pages import find_latin
from orgmodel.reading.text.odd_words import are_odd
from orgmodel.reading.text.script_pages import PAGE_NAMES as SCRIPT_PAGE_NAMES
from orgmodel.reading.text.script_pages import find_script_page

WESTERN = "cp1252"
PAGE_NAMES = {
    "cp1250": "Windows-1250, Central European",
    "cp1251": "Windows-1251, Cyrillic",
    "koi8_u": "KOI8, Cyrillic",
    "cp866": "DOS 866, Cyrillic",
    "cp1125": "DOS 1125, Ukrainian",
    "iso8859_5": "ISO 8859-5, Cyrillic",
    "mac_cyrillic": "Mac Cyrillic",
    "cp1253": "Windows-1253, Greek",
    "cp1254": "Windows-1254, Turkish",
    "iso8859_2": "ISO 8859-2, Central European",
    "mac_roman": "Mac Roman, Western",
    "cp850": "DOS 850, Western",
    "cp860": "DOS 860, Portuguese",
    "mac_latin2": "Mac Central European",
    "mac_turkish": "Mac Turkish",
    "cp852": "DOS 852, Central European",
    "cp857": "DOS 857, Turkish",
    "euc_jp": "EUC-JP, Japanese",
    "cp932": "Shift JIS, Japanese",
    "gb18030": "GB 18030, Chinese",
    "cp949": "EUC-KR, Korean",
    "cp950": "Big5, Chinese",
    **SCRIPT_PAGE_NAMES,
    **BALTIC_PAGES,
    WESTERN: "Windows-1252, Western",
}
# Parts of a large file that are looked at; words of them, no longer than words are; letters of two bytes.
_PARTS, _PART_BYTES, _MOST_WORDS, _MOST_BYTES, _MOST_LETTERS = 32, 65_536, 5_000, 40, 20_000

_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_HIGH_WORD = re.compile(rb"[\x80-\xff]{3,}")
_UKRAINIAN = re.compile("(?:^|[^аеёиоуыэюяАЕЁИОУЫЭЮЯ])[ўЎ]", re.MULTILINE)
_PORTUGUESE, _TILDES = re.compile(rb"[\x84\x8e][oOeE]|[\x94\x99][eE]"), re.compile(rb"[\x84\x8e\x94\x99]")
# Share of the words that must be made as words of the script are, and letters there must be in all of them.
_MADE_WELL, _FEWEST_LETTERS = 0.8, 10


def guess_page(data: bytes | mmap.mmap) -> str:
    """Name the code page of a text that is no Unicode; "cp1252" where no other one is clear.

    Notes
    -----
    Looks at 2 MiB at most, spread over the text: 0.3 s CPU.
    """
    parts = _parts(data)
    words = _words(parts)
    page = _find_script(words) or _find_cyrillic(words) or _find_wide(parts)
    page = page or find_script_page(words) or find_baltic(words) or find_latin(words) or WESTERN
    return _of_one_country(page, words)


def _of_one_country(page: str, words: Sequence[bytes]) -> str:
    """The page of one country that differs from another in few letters: Ukrainian і, Portuguese ã and õ.

    Belarusian ў stands behind vowels alone; neither ä before o nor ö before e is common elsewhere.
    """
    text = b" ".join(words)
    if page == "cp866" and _UKRAINIAN.search(text.decode("cp866", "replace")):
        return "cp1125"
    nasal = len(_PORTUGUESE.findall(text))
    return "cp860" if page == "cp850" and nasal and nasal >= 0.5 * len(_TILDES.findall(text)) else page


def is_western_guess(data: bytes | mmap.mmap) -> bool:
    """True if a text that no other page is clear for has letters of no western language, or words of none."""
    words = _words(_parts(data))
    return may_be_other(words) or are_odd(words)


def _parts(data: bytes | mmap.mmap) -> list[bytes]:
    """Parts of a text, of whole lines where it has several parts and their lines are short."""
    step = max(_PART_BYTES, len(data) // _PARTS)
    parts = [data[start : start + _PART_BYTES] for start in range(0, len(data), step)]
    return [part.partition(b"\n")[2].rpartition(b"\n")[0] or part for part in parts] if len(parts) > 1 else parts


def _words(parts: Sequence[bytes]) -> list[bytes]:
    """Distinct words with bytes beyond ASCII."""
    every = dict.fromkeys(word for part in parts for word in _WORD.findall(part))
    return [word for word in every if not word.isascii() and len(word) <= _MOST_BYTES][:_MOST_WORDS]


def _find_script(words: Sequence[bytes]) -> str | None:
    """Cyrillic or Greek, where nearly all words are a capital and small letters, or capitals only."""
    high = [word for word in words if _HIGH_WORD.fullmatch(word)]
    if len(high) < 2 or 2 * len(high) < len(words):
        return None
    letters = b"".join(high)
    # The commonest three letters, capital or small, of either are rare in the other: а о и, and α ο ι.
    cyrillic, greek = (
        sum(letters.count(place | 0xC0) + letters.count(place | 0xE0) for place in places)
        for places in ((0x00, 0x0E, 0x08), (0x01, 0x0F, 0x09))
    )
    if max(cyrillic, greek) < 3 * min(cyrillic, greek) or len(letters) < _FEWEST_LETTERS:
        return None
    page, first, last = ("cp1251", "\u0400", "\u0491") if cyrillic > greek else ("cp1253", "\u0386", "\u03ce")
    made_well = 0
    for word in high:
        text = word.decode(page, "replace")
        is_of_script = all(first <= letter <= last for letter in text)
        made_well += is_of_script and (text.isupper() or (text[0].isupper() and text[1:].islower()))
    # Hebrew has no capitals, KOI8 has them the other way round, Arabic and Thai mix them.
    return page if made_well >= _MADE_WELL * len(high) else None


# Older pages of Cyrillic; Windows-1251 is told before them.
_CYRILLIC = ("koi8_u", "cp866", "iso8859_5", "mac_cyrillic")
_COMMON_LETTERS = frozenset("аеинорст")
# Names begin with capitals, which sets Cyrillic apart from scripts that have none; four letters in ten are common.
_CAPITAL, _SOUND = 0.5, 0.4


def _find_cyrillic(words: Sequence[bytes]) -> str | None:
    """The only older page in which nearly all words are made as Cyrillic ones, of letters that are common there."""
    high = [word for word in words if _HIGH_WORD.fullmatch(word)]
    if len(high) < 2 or 2 * len(high) < len(words) or len(b"".join(high)) < _FEWEST_LETTERS:
        return None
    found = [page for page in _CYRILLIC if _is_cyrillic([word.decode(page, "replace") for word in high])]
    return found[0] if len(found) == 1 else None


def _is_cyrillic(words: Sequence[str]) -> bool:
    of_script = [word for word in words if all("\u0400" <= letter <= "\u0491" for letter in word)]
    capital = sum(word[0].isupper() and word[1:].islower() for word in of_script)
    others = sum(word.isupper() or word.islower() for word in of_script)
    letters = "".join(words).lower()
    common = sum(letter in _COMMON_LETTERS for letter in letters)
    is_made_well = capital + others >= _MADE_WELL * len(words) and capital >= _CAPITAL * len(words)
    return is_made_well and common >= _SOUND * len(letters)


@dataclass(frozen=True, slots=True)
class _Wide:
    """A code page of two bytes a letter, and the letters that nearly all of its texts are made of."""

    page: str
    common: re.Pattern[bytes]


# Sets of letters are ordered by how common they are: the first of them hold 99 % of any text.
_ASIAN = (
    _Wide("gb18030", re.compile(rb"[\xb0-\xd7][\xa1-\xfe]")),
    _Wide("cp950", re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]")),
    _Wide("cp949", re.compile(rb"[\xb0-\xc8][\xa1-\xfe]")),
    _Wide("cp932", re.compile(rb"[\x88-\x97][\x40-\x7e\x80-\xfc]|\x82[\x9f-\xf1]|\x83[\x40-\x96]|\x81[\x5b\x45]")),
)
# The Unix page of Japanese: kana and the first set of signs, those of levels beyond it are rare.
_UNIX_JAPANESE = _Wide(
    "euc_jp", re.compile(rb"[\xb0-\xcf][\xa1-\xfe]|\xa4[\xa1-\xf3]|\xa5[\xa1-\xf6]|\xa1[\xb9\xbc\xa6]")
)
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_JAPANESE_SIGNS = "田山子藤川村本中木部長課社氏名営業員当役職"
_ALL_JAPANESE, _FEWEST_SIGNS = 0.95, 5
_FEWEST_WIDE, _FEWEST_DISTINCT = 8, 6
_COMMON, _RIVAL, _ALL_KOREAN = 0.85, 0.8, 0.95
# Chinese whose sound begins with Q to Z, and Big5's letters that end in a plain byte: the Unix pages of Japanese and
# Korean have neither.
_LATE_CHINESE = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xfe][\xa1-\xfe])*?[\xd0-\xd7][\xa1-\xfe]")
_LOW_BIG5 = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xfe][\x40-\x7e\xa1-\xfe])*?[\xa4-\xc6][\x40-\x7e]")


def _find_wide(parts: Sequence[bytes]) -> str | None:
    """Chinese, Korean or Japanese, where letters of two bytes stand together and are common ones."""
    if _is_unix_japanese(parts):
        return _UNIX_JAPANESE.page
    shares = {wide.page: _share(wide, parts) for wide in _ASIAN}
    # Each Korean syllable is a common Chinese letter too, of those whose sounds begin with A to Q, in both sets.
    if shares["cp949"] >= _ALL_KOREAN:
        return "cp949" if shares["cp932"] < _RIVAL else None
    del shares["cp949"]
    for page, sign in (("gb18030", _LATE_CHINESE), ("cp950", _LOW_BIG5)):
        if not any(sign.match(part) for part in parts):
            shares[page] = 0.0
    best, second = sorted(shares, key=lambda page: -shares[page])[:2]
    return best if shares[best] >= _COMMON and shares[second] < min(_RIVAL, shares[best]) else None


def _is_unix_japanese(parts: Sequence[bytes]) -> bool:
    """True if nearly all letters are common in EUC-JP and kana, or the commonest signs of names and posts, are there.

    Chinese and Korean in pages of the same form have neither kana nor so few signs beyond the first of their sets.
    """
    if _share(_UNIX_JAPANESE, parts) < _ALL_JAPANESE:
        return False
    try:
        text = "".join(part.decode("euc_jp", "ignore") for part in parts)
    except UnicodeError:
        return False
    kana, signs = len(_KANA.findall(text)), set(_JAPANESE_SIGNS) & set(text)
    return kana > 1 or len(signs) >= _FEWEST_SIGNS


def _share(wide: _Wide, parts: Sequence[bytes]) -> float:
    """Share of the letters beyond ASCII that are common and have another one beside them; 0 where there are few."""
    count = common = 0
    distinct: set[str] = set()
    for run in _runs(wide.page, parts):
        count += len(run)
        if len(run) > 1:
            known = [letter for letter in run if wide.common.fullmatch(letter.encode(wide.page, "replace"))]
            common += len(known)
            distinct.update(known)
        if count > _MOST_LETTERS:
            break
    return common / count if count >= _FEWEST_WIDE and len(distinct) >= _FEWEST_DISTINCT else 0.0


def _runs(page: str, parts: Sequence[bytes]) -> Iterator[str]:
    # Half-width katakana are single bytes, which any text has.
    return (run for part in parts for run in re.findall("[^\x00-\x7f\uff61-\uff9f]+", part.decode(page, "replace")))

"""Latin code pages told apart by the words of names: signs among letters, capitals among small ones, odd neighbours.

One byte is ř in Czech and ø in Danish. What stands beside it tells: "Dvoøák" is no Danish word, "Sřren" no Czech one.
All patterns look at words as Windows-1252 reads them, in small letters.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

# Signs that stand at the ends of words, and those that stand within.
_EDGES = "“”‘’‚„…–—‹›«»™®©°·•†‡‰¡¿€£¥¢§¶¹²³ºª\xa0"
_WITHIN = "’‘–—·"
_ALONE = "£¯¥¼¾"
_VOWEL = "[aeiouyáéíóúýàâãäåæèêëìîïòôöøùûü]"
_CONSONANT = "[bcdfghjklmnpqrstvwxz]"
_NO_LETTERS = re.compile(f"[ƒªºµﬁﬂ]|ç{_CONSONANT}")

# No western language writes these.
_CENTRAL = re.compile(
    "|".join(
        (
            # Polish: ł, ą, ż, ľ within; Ł, Ż, Ľ in front; ń before a consonant or at the end; ś not in "œu".
            r"[a-zà-ÿœšž][³¹¿¾¼º][a-zà-ÿœšž]",
            r"^[£¯¥¼¾ºª][a-zà-ÿœ³¹]",
            rf"ñ(?:{_CONSONANT}|$)",
            rf"{_CONSONANT}œ|œ(?:[bcdfghjklmnpqrvwxz]|$)|[aeioy]œ",
            # Czech, Slovak: č before a vowel; ř beside one; ě and ů within.
            r"è[aeiouyáéíóúýì]",
            r"[aeiouyáéíóúýìù]ø|ø[aiáéíóúýìù]|^øe",
            rf"ì(?!n[gh]?$)[a-zšž]|{_CONSONANT}ù[dhjklmrstvzšž]",
            # Croatian, Serbian: -ić.
            r"[aeiou]æ$",
            # Hungarian: ő with other marks of the language, or at the end.
            r"õ$|õ(?!e).*(?:gy|sz|zs|cs|ny|[áéíóú])|(?:gy|sz|zs|cs|ny|[áéíóú]).*õ(?!e)",
            # Romanian: ă at the end, ţ between vowels.
            r"[^aeiou]ã$|þ[aiuã]",
        )
    )
)
# No central European language writes what these would be.
_NOT_CENTRAL = re.compile(
    "|".join(
        (
            rf"ñ{_VOWEL}",
            "å",
            "ão|ãe|õe",
            rf"{_CONSONANT}ø{_CONSONANT}|^ø[ysdr]|øy",
            rf"è{_CONSONANT}+e",
            "à$|ò$|^à",
            "[ao]ï|ïs|ÿ",
            "æ[rlsgnbdt]",
            "[ðþ].*[áéíóúæö]|[áéíóúæö].*[ðþ]",
            "õ[uiä]|ä.*õ",
            "ê[tm]",
            "[ìùò]n[gh]?$",
        )
    )
)
# Turkish: ş after a vowel, at the end, or before what Icelandic þ never stands before; ı twice; ğ beside ü, ö, ç, ı, ş.
_TURKISH = re.compile(
    "|".join(
        (
            r"[aeiouöüý]þ|þ$|þ[ktlmnpbcdgýeiü]",
            r"ý.*ý|ý[a-z]*[çþðöü]|[çþðöü][a-z]*ý",
            r"ð[a-z]*[öüçýþ]|[öüçýþ][a-z]*ð",
            r"^ý[bslnpzdkm]",
            r"^þ[aeiuüýö]",
            r"[aeiou]ð[aeiou]",
        )
    )
)
_NOT_TURKISH = re.compile("[áéíóúæåøñãõàèìòùß]|þó|þú|ð(?:ur|ar|r|s|b|m)")


@dataclass(frozen=True, slots=True)
class _Case:
    """Evidence of words for and against a page: 2 for each that Windows-1252 cannot be, 1 for each that is odd."""

    page: str
    words: int
    points: int
    against: int


# No word of a name is longer; the patterns take the square of the length.
LONGEST_WORD = 60
# Pages that share most letters: the western one, then those of Central Europe and of Turkey.
_FAMILIES = (("mac_roman", "mac_latin2", "mac_turkish"), ("cp850", "cp852", "cp857"))
# Letters of Polish, Czech and Slovak, Hungarian, Croatian and Slovene, Romanian, Turkish, with those of German names.
_LANGUAGES = tuple(
    frozenset(letters)
    for letters in ("ąćęłńóśźż", "áäčďéěíĺľňóôŕřšťúůýž", "áéíóöőúüű", "čćđšž", "ăâîşţșț", "çğıiöşüâîû\u0307")
)
_OF_ONE = 0.95
# Points that are clear and their words; so many times as many points as there are words against it.
_CLEAR, _FEWEST_WORDS, _TIMES = 4, 2, 5
# Words without any plain letter are mostly of another script; one in so many may be Latin: "Żółć".
_FOREIGN, _LATIN = re.compile(rb"[\x80-\xff]{3,}"), 3
# Units such as "m³h" are no words.
_SYLLABLE = re.compile(rb"[AEIOUYaeiouy]|[\x80-\xff].*[\x80-\xff]")


def find_latin(words: Sequence[bytes]) -> str | None:
    """Central European, Turkish, Mac or DOS page that words with bytes beyond ASCII are of; None where none is clear.

    Parameters
    ----------
    words
        Distinct ones.
    """
    words = [word for word in words if len(word) <= LONGEST_WORD and _SYLLABLE.search(word)]
    if _LATIN * sum(_FOREIGN.fullmatch(word) is not None for word in words) > len(words):
        return None
    cases = [_central(words), _turkish(words), *_best_sounds(words)]
    cases.sort(key=lambda case: -case.points)
    likely = [case for case in cases if case.points >= _TIMES * case.against]
    best = likely[0] if likely else cases[0]
    is_clear = best in likely and best.points >= _CLEAR and best.words >= _FEWEST_WORDS
    return best.page if is_clear and all(best.points >= 2 * case.points for case in likely[1:]) else None


# ISO 8859-2 has some letters in other places than Windows-1250: ą ś ź Ą Ś Ź, and š (ą there) beside ř ě č ů; none
# below \xa0.
_ISO = re.compile(rb"[\xb1\xb6\xbc\xa1\xa6\xac]")
_WINDOWS = re.compile(rb"[\x80-\x9f]")
_ISO_CZECH = (re.compile(rb"\xb9"), re.compile(rb"[\xd8\xf8\xcc\xec\xc8\xe8\xd9\xf9]"))


def _central_page(words: Sequence[bytes]) -> str:
    text = b"\n".join(words)
    iso, windows = len(_ISO.findall(text)), len(_WINDOWS.findall(text))
    is_iso = iso > windows or (not windows and all(pattern.search(text) for pattern in _ISO_CZECH))
    return "iso8859_2" if is_iso else "cp1250"


def _central(words: Sequence[bytes]) -> _Case:
    count = points = against = 0
    for word in words:
        western = word.decode("cp1252", "replace").lower()
        central = word.decode("cp1250", "replace")
        if not _is_sound(central) or _is_crowded(western):
            against += _is_sound(word.decode("cp1252", "replace"))
        elif _CENTRAL.search(western) or "\ufffd" in western:
            count += 1
            points += 1 if _is_sound(word.decode("cp1252", "replace")) else 2
        elif _NOT_CENTRAL.search(western):
            against += 1
    return _Case(_central_page(words), count, points, against)


def _turkish(words: Sequence[bytes]) -> _Case:
    count = against = 0
    for word in words:
        western = word.decode("cp1252", "replace").lower()
        if not _is_sound(western) or _NOT_TURKISH.search(western):
            against += bool(re.search("[ðþý]", western))
        elif _TURKISH.search(western):
            count += 1
    return _Case("cp1254", count, count, against)


def _sound(words: Sequence[bytes], page: str) -> _Case:
    """Words that the page makes sound and Windows-1252 does not, and the other way round."""
    count = against = 0
    for word in words:
        is_western, is_other = (_is_sound(word.decode(each, "replace")) for each in ("cp1252", page))
        count += is_other and not is_western
        against += not is_other
    # One word fewer than for the others: these pages are rare by now.
    return _Case(page, count - 1, 2 * count - 2, against)


def _best_sounds(words: Sequence[bytes]) -> list[_Case]:
    """The page of each family in which most words are sound, of equals the western one.

    Others are of one language, or of several of Central Europe where no western page makes half as much sense of the
    words. A western page is not clear where another one makes as much sense of other letters, or more and is of
    no language.
    """
    western = [_sound(words, family[0]) for family in _FAMILIES]
    most = max(map(_sense, western))
    best = []
    for case, (_, *pages) in zip(western, _FAMILIES, strict=True):
        others = sorted((_sound(words, page) for page in pages), key=_sense, reverse=True)
        better = [each for each in others if _sense(each) > _sense(case) or _is_tied(words, each, case)]
        taken = [
            each
            for each in better
            if _sense(each) > _sense(case) and _is_of_languages(words, each.page, is_mixed=_sense(each) >= 2 * most)
        ]
        best.append(taken[0] if taken else replace(case, against=case.points) if better else case)
    return best


def _is_tied(words: Sequence[bytes], case: _Case, western: _Case) -> bool:
    """True if a page makes as much sense of words as the western one, and reads them as others of Central Europe."""
    return (
        _sense(case) == _sense(western)
        and any(word.decode(case.page, "replace") != word.decode(western.page, "replace") for word in words)
        and _is_of_languages(words, case.page, is_mixed=True)
    )


def _sense(case: _Case) -> int:
    return case.points - case.against


def _is_of_languages(words: Sequence[bytes], page: str, *, is_mixed: bool) -> bool:
    """True if nearly all letters beyond ASCII are those of one language: none has both "č" and "ő"."""
    letters = [letter for word in words for letter in word.decode(page, "replace").lower() if letter > "\x7f"]
    languages = (*_LANGUAGES, frozenset().union(*_LANGUAGES[:-1])) if is_mixed else _LANGUAGES
    return any(sum(map(language.__contains__, letters)) >= _OF_ONE * len(letters) for language in languages)


def _is_sound(word: str) -> bool:
    """True if a word is letters only but for quotes and dashes, with capitals in front or throughout."""
    if not word or word[-1] in "‚„" or (word[0] in _ALONE and len(word) > 1):
        return False
    parts = [part for part in re.split(f"[{_WITHIN}]", word.strip(_EDGES)) if part]
    return all(part.isalpha() and not _NO_LETTERS.search(part) and not _has_odd_capital(part) for part in parts)


def _has_odd_capital(word: str) -> bool:
    """True if an accented capital stands behind a small letter, or between a capital and a small one."""
    # "McDonald" has a capital within, but never an accented one.
    return any(
        not letter.isascii() and letter.isupper() and (before.islower() or (after.islower() and after != "ß"))
        for before, letter, after in zip(word, word[1:], f"{word[2:]}A", strict=False)
    )


def _is_crowded(western: str) -> bool:
    """True if ź or ś would stand between two consonants: "Mźller" is Müller on a Mac."""
    return bool(re.search("[bcdfghjklmnpqstvwxz][ÿœšž\x9d][bcdfghjklmnpqrstvwxz]", western))

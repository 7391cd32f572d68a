"""Letters of languages: whether one language alone accounts for all the letters that a code page makes of bytes."""

from collections.abc import Sequence

# Letters beyond ASCII of languages that Windows-1252 is made for, with those of common foreign names.
_WESTERN = tuple(
    frozenset(letters)
    for letters in (
        "äöüßéáèëç",  # German
        "àâæçéèêëîïôœùûüÿö",  # French
        "áéíñóúüçàèòïª",  # Spanish, Catalan
        "áâãàçéêíóôúüè",  # Portuguese; õ before e is counted as ô
        "àèéìíîòóùú",  # Italian
        "åäöæøéüóèáô",  # Danish, Norwegian, Swedish
        "áðéíóúýþæöåø",  # Icelandic, Faroese
        "äöõôüšžé",  # Estonian
        "áéëïíóöúèêûüàçâ",  # Dutch
        "áéíóúâêîôûŵŷàèìòù",  # Irish, Welsh, Gaelic
        "áäâåčđŋñšŧžöøéí",  # Sami
    )
)
_POLISH, _LITHUANIAN, _LATVIAN = (
    frozenset("ąćęłńóśźż"),
    frozenset("ąčęėįšųūž"),
    frozenset("āčēģīķļņšūž"),
)
_ESTONIAN, _HUNGARIAN, _CZECH = (
    frozenset("äöõüšž"),
    frozenset("áéíóöőúüű"),
    frozenset("áäčďéěíĺľňóôŕřšťúůýž"),
)
_CROATIAN, _ROMANIAN, _TURKISH = frozenset("čćđšž"), frozenset("ăâîşţșț"), frozenset("çğıiöşüâîû\u0307")
_VIETNAMESE = frozenset("àáâãèéêìíòóôõùúýăđơư\u0300\u0301\u0303\u0309\u0323")
_CENTRAL = (_POLISH, _HUNGARIAN, _CZECH, _CROATIAN, _ROMANIAN)
# Pages of the Baltic, which write Polish as well.
BALTIC_PAGES = {
    "cp1257": "Windows-1257, Baltic",
    "iso8859_13": "ISO 8859-13, Baltic",
    "iso8859_4": "ISO 8859-4, Baltic",
    "cp775": "DOS 775, Baltic",
}
_BALTIC = {
    "cp1257": (_LITHUANIAN | _LATVIAN | _POLISH,),
    "iso8859_13": (_LITHUANIAN | _LATVIAN | _POLISH,),
    "iso8859_4": (_LITHUANIAN, _LATVIAN),
    "cp775": (_LITHUANIAN | _LATVIAN | _POLISH,),
}
_OTHERS = {
    **dict.fromkeys(("cp1250", "iso8859_2", "cp852", "mac_latin2", "iso8859_16"), _CENTRAL),
    "cp1254": (_TURKISH,),
    "cp857": (_TURKISH,),
    "cp1258": (_VIETNAMESE,),
    **{page: (*languages, _ESTONIAN) for page, languages in _BALTIC.items()},
}
# Share of the letters that a language must have; different letters and words there must be for a page to be named.
_ALL, _FEWEST_DISTINCT, _FEWEST_WORDS = 0.98, 4, 4


def find_baltic(words: Sequence[bytes]) -> str | None:
    """Page of the Baltic whose words are of one language there, and of none elsewhere; None where none is clear."""
    if len(words) < _FEWEST_WORDS or is_western(words):
        return None
    others = {page: languages for page, languages in _OTHERS.items() if page not in _BALTIC}
    others |= dict.fromkeys(("cp850", "mac_roman"), _WESTERN)
    if any(_is_of(words, page, languages) for page, languages in others.items()):
        return None
    found: dict[tuple[str, ...], str] = {}
    for page, languages in _BALTIC.items():
        texts = tuple(word.decode(page, "replace") for word in words)
        if _is_of(words, page, languages) and len(set(_letters(words, page))) >= _FEWEST_DISTINCT:
            found.setdefault(texts, page)
    return next(iter(found.values())) if len(found) == 1 else None


def is_western(words: Sequence[bytes]) -> bool:
    """True if one language of Windows-1252 has nearly all letters of some words."""
    # Portuguese has õ before e alone, Hungarian has it, as what ő is read as, before everything else.
    western = [
        word.decode("cp1252", "replace").lower().replace("õe", "ôe").encode("cp1252", "replace") for word in words
    ]
    return _is_of(western, "cp1252", _WESTERN)


def may_be_other(words: Sequence[bytes]) -> bool:
    """True if no language of Windows-1252 has the letters of some words, and one of another page has."""
    return not is_western(words) and any(_is_of(words, page, languages) for page, languages in _OTHERS.items())


def _is_of(words: Sequence[bytes], page: str, languages: Sequence[frozenset[str]]) -> bool:
    letters = _letters(words, page)
    return any(sum(map(language.__contains__, letters)) >= _ALL * len(letters) for language in languages)


def _letters(words: Sequence[bytes], page: str) -> list[str]:
    return [letter for word in words for letter in word.decode(page, "replace").lower() if letter > "\x7f"]

"""Names of people: the family name and the initials of a name as it is written."""

import unicodedata

# Words before and after names that are no names.
_BEFORE_NAMES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame"})
_AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "cbe", "obe", "mbe"})

# Words in the place of a name that name nobody.
UNNAMED = frozenset({"n/d", "n/a", "not disclosed", "-", "--", "unknown", "tbc", "tbd"})


def names_somebody(name: str) -> bool:
    """False for "" and for a word such as "N/D", which stands where a name is not told."""
    return bool(name) and name.casefold() not in UNNAMED


def family_name(name: str) -> str:
    """Family name of the first person a card names: what stands before a comma, else the last word.

    "" where that word holds no letter: such a name is a number.

    Examples
    --------
    >>> family_name("Nadia van der Berg"), family_name("Kowalska, Nadia"), family_name("Ann Lee Jr. / Bo Ek")
    ('Berg', 'Kowalska', 'Lee')
    """
    first = name.split(" / ", maxsplit=1)[0]
    words = first.split(",")[0].split()
    while len(words) > 1 and words[-1].rstrip(".").casefold() in _AFTER_NAMES:
        words.pop()
    family = " ".join(words) if "," in first else words[-1] if words else ""
    return family if any(map(str.isalpha, family)) else ""


def initials_of(name: str) -> str:
    """First letters of the first and the last word of a name; one letter of names in CJK.

    Of several people the first; of "Last, First" in the order it is spoken. "" where there is no letter.

    Examples
    --------
    >>> initials_of("Nadia van der Berg"), initials_of("Kowalska, Nadia"), initials_of("Ann Lee Jr. / Bo Ek")
    ('NB', 'NK', 'AL')
    """
    first = unicodedata.normalize("NFC", name.split(" / ", maxsplit=1)[0])
    last, _, given = first.partition(",")
    words = [*given.split(), *last.split()]
    plain = [word for word in words if word.rstrip(".").casefold() not in _BEFORE_NAMES | _AFTER_NAMES]
    letters = [letter for word in plain or words if (letter := next(filter(str.isalpha, word), ""))]
    if not letters:
        return ""
    if unicodedata.east_asian_width(letters[0]) in "WF":
        return letters[0]
    ends = letters[:1] if len(letters) == 1 else [letters[0], letters[-1]]
    return "".join(letter.title()[:1] for letter in ends)

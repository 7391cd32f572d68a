"""Names of people: the family name of a name as it is written."""

# What may follow a family name.
_AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "cbe", "obe", "mbe"})


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

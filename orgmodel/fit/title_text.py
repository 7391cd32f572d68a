"""Title text: a title without case, accents, marks of gender and markup, and its words."""

import re

from orgmodel.text.normalize import fold_text

SEPARATOR = ","
"""The word that stands where a title goes on with something else: a comma, a dash between blanks, a bracket."""

# "[CEO](../ceo.md)": the text of a link. No bracket in a bracket: a thousand open ones are looked through once.
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
# (m/w/d), (f/h), [all genders]: whom a post is for.
_FOR_ALL = re.compile(r"[(\[]\s*(?:[a-z]\s?[/|*,]\s?){1,3}[a-z]\s*[)\]]|[(\[]\s*all genders\s*[)\]]")
# Leiter:in, Leiter*in, Leiter/in, Leiter(in), directeur.rice, director/a, responsable(e): the other gender's ending.
_GENDER = re.compile(
    r"(?<=[a-z]{3})(?:[:*_·/.]-?|\(-?)(?:in|innen|e|a|o|rice|trice|ice|euse|ere|ière|iere|ne|esse|ora|dora)\)?(?![a-z])"
)
# C.O.O. and V.P.
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
# R&D, P&O, FP&A.
_JOINED = re.compile(r"\b([a-z]{1,2})[&+]([a-z]{1,2})\b|\b([a-z]) & ([a-z])\b")
_SEPARATORS = re.compile(r"\s[-–—]+\s|[,;:|()\[\]•·\"]|\s-|-\s|[–—]")
# Most titles: words alone, or with commas and hyphens.
_PLAIN = re.compile(r"[a-z0-9 ]*")
_SIMPLE = re.compile(r"[^\[\]()*:_·/.&+]*")
_WORD = re.compile(r"[^\W_]+|[,&/+]")


def split_title(title: str) -> tuple[str, ...]:
    """Words of a title, folded; signs that join or separate are words of their own.

    Examples
    --------
    >>> split_title("Director, Operations")
    ('director', ',', 'operations')
    >>> split_title("Betriebsleiter/in (m/w/d)"), split_title("V.P. R&D – EMEA")
    (('betriebsleiter',), ('vp', 'rd', ',', 'emea'))
    """
    return split_folded(fold_text(title))


def split_folded(text: str) -> tuple[str, ...]:
    """Words of a title that is folded already."""
    if _PLAIN.fullmatch(text):
        return tuple(text.split())
    if not _SIMPLE.fullmatch(text):
        text = _LINK.sub(r"\1", text)
        text = _FOR_ALL.sub(" ", text)
        text = _GENDER.sub("", text)
        text = _DOTTED.sub(lambda sign: sign[0].replace(".", ""), text)
        text = _JOINED.sub(lambda sign: "".join(filter(None, sign.groups())), text)
    text = _SEPARATORS.sub(" , ", text)
    return tuple(_WORD.findall(text))

"""References: the forms in which a cell names a manager besides the bare value, and marks beside a name."""

import re
from collections.abc import Iterator
from functools import lru_cache

import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.evidence_words import load_evidence, plain

# No quantifier is nested and none repeats what the next may take: all are linear in the text.
_DN = re.compile(r"(?:cn|uid|samaccountname)=((?:\\.|[^,\\])+)", re.IGNORECASE)
_MAIL = re.compile(r"^([^<>]*)<([^<>\s]+)>$")
_IN_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_SPACE = re.compile(r"\s+")
_APART = (" - ", " – ", " — ", " | ", " / ", ": ")
# Within a double name these stand as well: they part only a code from a name, or the steps of an address.
_TIGHT = ("|", ":", "_", "-", "/")
_BEFORE = (
    r"(?i)^(?:(?:dra?|prof|mr|mrs|ms|miss|mx|herr|frau|hr|fr|ing|dipl|mag|dott|dottssa|dott\.ssa|sra?|srta|sig|sig\.ra|mme"
    r"|mlle|monsieur|madame|rev|hon\.|sir|dame|dhr|mevr|mw|drs|mgr|pd|priv\.-doz)\.?(?:-ing\.?)?[ ]+"
    r"|(?:dr|prof|mgr)\.|(?:med|habil|rer|nat|phil|jur|oec|pol|h\. ?c|mult|inż|pan|pani|eng|arch|avv|dña|univ)\.[ ]*)+"
)
_AFTER = (
    r"(?i)[, ]+(ph\.?d\.?|m\.?b\.?a\.?|m\.?sc\.?|b\.?sc\.?|m\.?d\.?|cpa|esq\.?|jr\.?|sr\.?|ii|iii|iv"
    r"|様|さん|氏|先生|女士|님)$"
)
_BRACKETS = r"[ ]*[(\[{][^()\[\]{}]*[)\]}][ ]*"
_PARTED = "[ ][-–—|:/][ ]?|:[ ]"
_STARS = r"^[*†‡•·]+[ ]*|[ ]*[*†‡]+$"
# Letters that marks are written with and without accents; what they are plain is what the list of marks has.
_ACCENTED = str.maketrans({"a": "[aàáâã]", "c": "[cç]", "e": "[eéèê]", "i": "[ií]", "o": "[oóô]", " ": "[ ./-]"})
# A longer text is no reference to one person.
_LONGEST = 300


def reference_forms(text: str) -> Iterator[str]:
    r"""Further forms of a reference, the surest first; none for a bare name or code.

    >>> list(reference_forms("Bo Cole (1002)"))
    ['1002', 'Bo Cole']
    >>> list(reference_forms(r"CN=East\, Di,OU=Staff,DC=corp"))
    ['East, Di']
    >>> list(reference_forms("1002 - Bo Cole"))[:2], list(reference_forms("Bo Cole <bo@x.org>"))
    (['1002', 'Bo Cole'], ['bo@x.org', 'Bo Cole'])
    >>> list(reference_forms("Anne-Marie Berg")), list(reference_forms("@bcole"))
    ([], ['bcole'])
    """
    if len(text) > _LONGEST:
        return
    if named := _DN.match(text):
        yield re.sub(r"\\(.)", r"\1", named[1]).strip()
        return
    if mail := _MAIL.match(text):
        yield from filter(None, (mail[2].strip(), mail[1].strip(' "')))
        return
    if text.lower().startswith("mailto:"):
        yield text[7:]
    if text.startswith(("#", "@")):
        yield text[1:].strip()
    inside = [part.strip() for part in _IN_BRACKETS.findall(text) if part.strip()]
    yield from inside
    bare = strip_marks(text)
    if bare and bare != text:
        yield bare
    for sign in (*_APART, *_TIGHT):
        left, found, right = (bare or text).partition(sign)
        is_address = " " not in text and sign in "/:"
        if not found or (sign in _TIGHT and not is_address and not any(map(str.isdigit, text))):
            continue
        # "user:default/ana": the last part too.
        last = right.rpartition("/")[2] if is_address else right
        yield from dict.fromkeys(part for part in map(str.strip, (left, right, last)) if part)
    if "\\" in text:
        yield text.rpartition("\\")[2]
    words = _SPACE.split(bare or text)
    # "1002 Bo Cole", "Bo Cole 1002": a code at either end.
    for code, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        if rest and any(map(str.isdigit, code)):
            yield from (code.strip("#"), " ".join(rest))


def strip_marks(text: str) -> str:
    """A name without what stands beside it: brackets, a title, a degree, a star.

    >>> strip_marks("Dr. Bo Cole, PhD (On Leave)"), strip_marks("Di East [C]"), strip_marks("H. Cole")
    ('Bo Cole', 'Di East', 'H. Cole')
    >>> strip_marks("Prof. Dr. h.c. Bo Cole"), strip_marks("Dr.-Ing. Bo Cole"), strip_marks("Sig.ra Di East")
    ('Bo Cole', 'Bo Cole', 'Di East')
    >>> strip_marks("Bo Cole - On Leave"), strip_marks("Di East | congé parental"), strip_marks("Bo Cole - 1002")
    ('Bo Cole', 'Di East', 'Bo Cole - 1002')
    """
    for pattern in (_BRACKETS, _STARS, _behind(), _BEFORE, _AFTER):
        text = re.sub(pattern, " " if pattern is _BRACKETS else "", text).strip()
    return text.strip(" ,")


def bare_name(text: str) -> str:
    """A name without the marks that tell nobody apart; what else stands in brackets stays.

    >>> bare_name("Dr. Bo Cole (On Leave)"), bare_name("Bo Cole [C]"), bare_name("Bo Cole (1002)")
    ('Bo Cole', 'Bo Cole', 'Bo Cole (1002)')
    """
    inside = _IN_BRACKETS.findall(text)
    return strip_marks(text) if all(map(_is_mark, inside)) else text


def _is_mark(text: str) -> bool:
    """True if what stands in brackets says nothing of who it is: absence, kind of contract, pronouns, one letter."""
    words = plain(text)
    marks = load_evidence().marks
    return len(words) <= 1 or words in marks or any(words.startswith(f"{mark} ") for mark in marks)


@lru_cache(maxsize=1)
def _behind() -> str:
    """Pattern of a mark behind a dash or the like: "Bo Cole - On Leave"."""
    marks = "|".join(re.escape(mark).replace(r"\ ", " ").translate(_ACCENTED) for mark in sorted(load_evidence().marks))
    return rf"(?i)(?:{_PARTED})(?:{marks})\.?$"


def without_marks(names: pa.ChunkedArray) -> pa.ChunkedArray:
    """The names without their marks, all at once; a name that is nothing but marks stays. Vectorised, linear."""
    bare = names
    # The pattern of all marks takes 2 ms to make ready.
    behind = (_behind(),) if pc.any(pc.match_substring_regex(names, _PARTED)).as_py() else ()
    for pattern in (_BRACKETS, _STARS, *behind, _BEFORE, _AFTER):
        bare = pc.utf8_trim(pc.replace_substring_regex(bare, pattern, " " if pattern == _BRACKETS else ""), " ,")
    return pc.if_else(pc.equal(bare, ""), names, bare)


def has_marks(names: pa.ChunkedArray) -> bool:
    """True if any of the names may have a mark beside it."""
    some = pc.match_substring_regex(names, rf"[(\[{{*†‡]|{_PARTED}|{_BEFORE}|{_AFTER}")
    return bool(pc.any(some).as_py())

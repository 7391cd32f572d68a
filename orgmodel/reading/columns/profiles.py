"""Column profiles: what the values of a column look like, from a sample of its distinct ones."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from orgmodel.reading.columns.evidence_words import EvidenceWords, plain

# Distinct values that are looked at, of the first rows.
_VALUES, _ROWS = 300, 5_000

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NUMBER = re.compile(r"[-+]?[\d.,' ]*\d%?")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?|\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}")
_PHONE = re.compile(r"\+?[\d() /.-]{7,}")
_URL = re.compile(r"(https?://|www\.|data:)\S+", re.IGNORECASE)
_CODE = re.compile(r"(?=\S*\d)[\w.:/\\#-]+|[A-Z]{1,3}[-_]?\d+|[0-9a-f]{8}-[0-9a-f-]{27}")
_GRADE = re.compile(r"[A-Z]{1,3}[- ]?\d{1,2}[a-z]?")
_SHARE = re.compile(r"0?[.,]\d{1,3}|[01]([.,]0{1,3})?")
_PART = re.compile(r"0?[.,]\d{0,2}[1-9]\d{0,2}")
_DN = re.compile(r"(?:cn|uid|ou|dc)=.{1,200},\s?(?:cn|ou|dc|o|c|l)=", re.IGNORECASE)
_YES_NO = frozenset(
    ("yes", "no", "y", "n", "true", "false", "x", "ja", "nein", "oui", "non", "si", "sim", "nao", "да", "нет", "1", "0")
)
# Words between given and family names.
PARTICLES = frozenset(
    (
        "de",
        "da",
        "del",
        "der",
        "den",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "van",
        "von",
        "ten",
        "ter",
        "bin",
        "al",
        "y",
        "e",
        "zu",
        "af",
        "st",
    )
)
_IDEOGRAPHS = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Between a name and a code, before it or after; round a code or an address after a name.
_BETWEEN = (" - ", " – ", " | ", ": ", "|")
_ROUND = {")": "(", "]": "[", ">": "<"}
_VARIED = 0.5
_TEXT_LETTERS = 60
_NAME_WORDS = 6
_PARTS = re.compile(r"[,;/|()–—]| - ")
_IDEOGRAPHIC_UNIT = re.compile(r"\S{2,10}(?:[部課课科室組组局処处處廠厂店팀부]|본부|센터|中心|部门|部門)")
_CJK_NAME = re.compile(
    r"[\u3005\u3400-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}"
    r"|[\u3005\u3040-\u30ff\u3400-\u9fff]{1,5}[ \u3000][\u3005\u3040-\u30ff\u3400-\u9fff]{1,5}"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares of a column's values, each from 0 to 1.

    Attributes
    ----------
    filled, distinct
        Share of rows with a value; of values that differ from all before.
    name, title, access, code, number, mail, date, phone, dialled, url, yes_no, text
        Share of distinct values that look like it: names of people in two words or more, job titles, access rights,
        codes with a digit, numbers, mail addresses, dates, telephone numbers, those with signs that no code has,
        addresses of pages, yes or no, sentences.
    word
        Share of values that are words, without any digit.
    grade, share_of_one
        Share of values such as "G4"; of values such as 0.8, where some are neither 0 nor 1.
    ideographs
        Share of values in signs of Chinese, Japanese or Korean.
    dn
        Share of distinguished names.
    unit, locality, state
        Share of names of departments; of countries and cities; of states such as "On leave".
    is_constant
        Whether several rows have a value, and all the same.
    """

    filled: float
    distinct: float
    name: float
    title: float
    access: float
    code: float
    number: float
    mail: float
    date: float
    phone: float
    dialled: float
    url: float
    yes_no: float
    text: float
    word: float
    grade: float
    share_of_one: float
    ideographs: float
    dn: float
    unit: float
    locality: float
    state: float
    is_constant: bool

    @property
    def is_person(self) -> bool:
        """True if most values are names of people."""
        return self.name >= 0.6 and self.title < 0.5

    @property
    def is_datum(self) -> bool:
        """True if the values are of a kind that names neither a person nor a job: numbers, dates, yes and no, pages."""
        return max(self.number, self.date, self.phone, self.yes_no, self.url) >= 0.6


def profile(texts: pa.ChunkedArray, words: EvidenceWords) -> Profile:
    """Profile of a column; O(sample)."""
    sample = texts.slice(0, _ROWS).to_pylist()
    filled = [text for text in sample if text]
    distinct = list(dict.fromkeys(filled))
    values = distinct[:_VALUES]
    # "4100 - Plant North" again and again is no person.
    is_varied = len(distinct) >= _VARIED * len(filled)

    plains = {value: plain(value) for value in values}
    said = {word for text in plains.values() for word in text.split()}
    job_words = {word for word in said if _is_job(word, words)}
    unit_words = said & words.units
    units = {
        value
        for value, text in plains.items()
        if _IDEOGRAPHIC_UNIT.fullmatch(value) or not unit_words.isdisjoint(text.split())
    }
    jobs = {value for value, text in plains.items() if not job_words.isdisjoint(text.split())}

    def is_person(value: str) -> bool:
        if value in units:
            return False
        bare = _without_code(value) if is_varied else value
        return _is_written_as_name(bare) and not (value in jobs if bare == value else is_title(bare, words))

    def share(is_it: Callable[[str], object]) -> float:
        return len(list(filter(is_it, values))) / len(values) if values else 0.0

    return Profile(
        filled=len(filled) / len(sample) if sample else 0.0,
        distinct=len(distinct) / len(filled) if filled else 0.0,
        name=share(is_person),
        title=share(jobs.__contains__),
        access=share(lambda value: plains[value] in words.access),
        code=share(_CODE.fullmatch),
        number=share(_NUMBER.fullmatch),
        mail=share(_MAIL.fullmatch),
        date=share(_DATE.fullmatch),
        phone=share(lambda value: _PHONE.fullmatch(value) and sum(map(str.isdigit, value)) >= _NAME_WORDS + 1),
        dialled=share(lambda value: _PHONE.fullmatch(value) and (value[0] in "+(" or " " in value.strip())),
        url=share(_URL.match),
        yes_no=share(lambda value: plains[value] in _YES_NO),
        text=share(lambda value: len(value) > _TEXT_LETTERS),
        grade=share(_GRADE.fullmatch),
        ideographs=share(_IDEOGRAPHS.match),
        dn=share(_DN.match),
        unit=share(lambda value: value in units and value not in jobs),
        locality=share(lambda value: _is_locality(value, words)),
        state=share(lambda value: plains[value] in words.states),
        is_constant=len(distinct) == 1 < len(filled),
        share_of_one=share(_SHARE.fullmatch) if any(map(_PART.fullmatch, values)) else 0.0,
        word=share(lambda value: any(map(str.isalpha, value)) and not any(map(str.isdigit, value))),
    )


def _without_code(text: str) -> str:
    """The name of "1002 - Bo Cole", "Bo Cole (1002)" and "Bo Cole <bo@corp.example>"; else the text as it is."""
    bare = text.strip()
    if bare[-1:] in _ROUND:
        name, _, code = bare[:-1].rpartition(_ROUND[bare[-1]])
        return name.strip() if name and _is_code_or_mail(code) else text
    for sign in _BETWEEN:
        if sign in bare:
            left, _, right = (part.strip() for part in bare.partition(sign))
            return right if _is_code_or_mail(left) else left if _is_code_or_mail(right) else text
    return text


def _is_code_or_mail(text: str) -> bool:
    return " " not in text and any(sign == "@" or sign.isdigit() for sign in text)


def _is_locality(text: str, words: EvidenceWords) -> bool:
    """True for "Berlin", "Munich, Germany", "US - Austin" and "Leeds office"."""
    for part in _PARTS.split(text):
        known = plain(part)
        if known in words.localities:
            return True
        first, _, last = known.rpartition(" ")
        if last in words.sites and first in words.localities:
            return True
    return False


def is_title(text: str, words: EvidenceWords) -> bool:
    """True if a text has a word of a job title in it."""
    return any(_is_job(word, words) for word in plain(text).split())


def _is_job(word: str, words: EvidenceWords) -> bool:
    return word in words.titles or _has_inside(word, words.titles)


def _has_inside(word: str, titles: frozenset[str]) -> bool:
    ends = (word[at:] for at in range(1, len(word) - 5))
    return any(end in titles for end in ends) or any(
        word[at : at + 2] in titles for at in range(len(word) - 1) if ord(word[0]) > 0x2E80
    )


def is_name(text: str, words: EvidenceWords) -> bool:
    """True if a text looks like the name of a person: two to six words that begin with a capital, no digit, no job."""
    return _is_written_as_name(text) and not is_title(text, words)


def _is_written_as_name(text: str) -> bool:
    if _CJK_NAME.fullmatch(text):
        return True
    if any(map(str.isdigit, text)) or "@" in text or "=" in text or len(text) > _TEXT_LETTERS:
        return False
    parts = [part for part in re.split(r"[\s,]+", text.strip()) if part]
    # "van Dyk", and not "Van Dyk" or "Di East".
    named = [part for part in parts if not (part.islower() and part in PARTICLES)]
    if not 2 <= len(named) <= _NAME_WORDS:
        return False
    return all(part[0].isupper() or not part[0].isalpha() or part[0].lower() == part[0].upper() for part in named)


def looks_like_ids(values: Sequence[str]) -> bool:
    """True if most texts are codes: one word each, with a digit, a sign between, or one case throughout."""
    texts = [value for value in values if value]
    single = sum(" " not in text.strip() for text in texts)
    return bool(texts) and single >= 0.9 * len(texts)

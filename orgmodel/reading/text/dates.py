"""Dates in the order of time, as texts of one column write them."""

from collections.abc import Sequence
from datetime import datetime

_FORMS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%b-%y", "%b %Y", "%B %Y", "%b-%Y", "%Y-%m",
          "%Y/%m/%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %Y", "%d %B %Y",
          "%d-%m-%Y", "%m-%d-%Y", "%b %d, %Y", "%B %d, %Y", "%Y.%m.%d", "%d.%m.%y", "%m/%d/%y",
          "%Y年%m月%d日", "%Y年%m月", "%Y%m%d", "%Y")  # fmt: skip
_When = tuple[int, datetime, str]


def when(value: str, forms: Sequence[str] = _FORMS) -> _When:
    """Order of dates; what is no date comes first, by its text."""
    for form in forms:
        try:
            return (1, datetime.strptime(value, form), value)
        except ValueError:
            continue
    return (0, datetime.min, value)


def is_date(value: str) -> bool:
    """True if a text is a date, a month or a year."""
    return when(value)[0] == 1


def in_order(values: Sequence[str]) -> list[int]:
    """Places of texts, the earliest date first: by the one form that all of them have, where they have one."""
    filled = [value for value in values if value]
    form = next((form for form in _FORMS if all(when(value, (form,))[0] for value in filled)), None)
    forms = (form,) if form else _FORMS
    keys = [when(value, forms) for value in values]
    return sorted(range(len(values)), key=keys.__getitem__)

"""Numbers as files write them: 1,234.56 and 1.234,56, currency signs, blanks; never infinite, never negative."""

import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SIGNS = re.compile(r"[\s\u00a0\u202f$€£¥%']|EUR|USD|GBP|CHF")
_COMMA = re.compile(r",\d{1,2}$|,\d{4,}$|\d\.\d{3}[.,]")
_ENGLISH = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?")
_COMMAS = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d*)?")


def to_numbers(texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Read the amounts of one column.

    Returns
    -------
    float64 [texts], bool [texts]
        The amounts, NaN where the text is empty or no amount; and which texts are not empty and no amount.
    """
    bare = [_SIGNS.sub("", text) for text in texts]
    # One rule for the whole column: "1.234" alone may be either.
    has_comma = any(_COMMA.search(text) for text in bare)
    values = np.array([_number(text, has_comma) for text in bare], np.float64)
    filled = np.array([bool(text) for text in texts], bool)
    return values, np.isnan(values) & filled


def _number(text: str, has_comma: bool) -> float:
    if not (_COMMAS if has_comma else _ENGLISH).fullmatch(text):
        return math.nan
    plain = text.replace(".", "").replace(",", ".") if has_comma else text.replace(",", "")
    value = float(plain)
    return value if math.isfinite(value) and value >= 0 else math.nan

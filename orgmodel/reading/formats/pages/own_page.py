"""Own page: the rows of the company within the page that it was exported as."""

import json
import re
from collections.abc import Mapping
from typing import Any

from orgmodel.errors import BadFile
from orgmodel.reading.formats.pages.page_text import ADVICE
from orgmodel.reading.formats.tabulate import check_columns, check_rows
from orgmodel.reading.limits import Limits

_START = '<script type="application/json" id="rows">'
_END = re.compile("</script>", re.IGNORECASE)


def own_rows(page: str, limits: Limits) -> list[dict[str, str]]:
    """Records of the people of a page of ours; none of any other page.

    Raises
    ------
    BadFile
        If they cannot be read, or are more than the limits bear.
    """
    start = page.rfind(_START)
    end = _END.search(page, start) if start >= 0 else None
    if end is None:
        return []
    try:
        data = json.loads(page[start + len(_START) : end.start()])
    except (ValueError, RecursionError):
        data = None
    columns = {name: _texts(values) for name, values in data.items()} if isinstance(data, dict) else {}
    lengths = {len(texts) for texts in columns.values()}
    if len(lengths) != 1 or lengths == {0}:
        raise BadFile("The page of the company is damaged: its rows cannot be read", ADVICE)
    check_rows(max(lengths), limits)
    check_columns(len(columns), limits)
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _texts(values: Any) -> list[str]:
    """Texts of a column, each written out or by its place among them; none where they are not."""
    if isinstance(values, list) and all(isinstance(text, str) for text in values):
        return values
    if not isinstance(values, Mapping):
        return []
    texts, at = values.get("texts"), values.get("at")
    if not isinstance(texts, list) or not isinstance(at, list) or not all(isinstance(text, str) for text in texts):
        return []
    if not all(type(place) is int and 0 <= place < len(texts) for place in at):
        return []
    return [texts[place] for place in at]

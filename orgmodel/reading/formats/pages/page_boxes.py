"""Charts that a page draws with tables in tables: a box above, and below it a table for each report."""

from itertools import islice
from typing import Any

from orgmodel.reading.formats.hierarchies.hierarchy import Entry
from orgmodel.reading.formats.pages.page_text import text_of

_TABLE = frozenset({"table"})
# Boxes that a chart has at least, and tables of one box among those with text.
_FEWEST, _SHARE = 3, 0.9


def box_entries(root: Any) -> list[Entry]:
    """Boxes of a chart in their order, each with the number of boxes above; [] where tables draw none.

    Each table of such a chart has the text of one box in cells of its own; tables of data and of layout have more.
    """
    entries: list[Entry] = []
    filled = alone = 0
    for table in root.iter("table"):
        own = (text for text in map(_text, table.iter("td", "th")) if text[1] is table and text[0])
        texts = list(islice(own, 2))
        filled += bool(texts)
        if len(texts) != 1:
            continue
        alone += 1
        level = sum(above.tag == "table" for above in table.iterancestors())
        entries.append(Entry(level, texts[0][0], len(entries) + 1))
    levels = {entry.level for entry in entries}
    is_chart = len(entries) >= _FEWEST and len(levels) > 1 and alone >= _SHARE * filled
    return entries if is_chart and sum(entry.level == min(levels) for entry in entries) == 1 else []


def _text(cell: Any) -> tuple[str, Any]:
    return text_of(cell, _TABLE), next(cell.iterancestors("table"), None)

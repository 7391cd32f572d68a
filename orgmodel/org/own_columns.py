"""Own columns: the headings that an export adds to a company's own, by which reading knows them again.

A file that Reportline wrote names each seat in one column and the seat it reports to in another, whose heading says
which: "Reports to (Employee ID)". The other columns added are worked out from the lines and end in "(Reportline)".
"""

import re
from collections.abc import Iterable

REPORTS_TO, DOTTED_TO = "Reports to ({})", "Dotted line to ({})"
# Heading of the column of keys where the company has no id that names each seat.
SEAT = "Seat"
_OWN = "{} (Reportline)"
LEVEL, MANAGER, DIRECT, BELOW, MARKS, ROW, FINDINGS = (
    _OWN.format(name)
    for name in ("Level", "Manager", "Direct reports", "People below", "Marks", "Row in the file", "Findings")
)
COMPUTED = (LEVEL, MANAGER, DIRECT, BELOW, MARKS, ROW, FINDINGS)
# Names and titles where no heading of the company says which column holds them; these stay when the file is read.
OWN_FIELDS = {"name": _OWN.format("Name"), "title": _OWN.format("Title")}
# Name on the card where that is made of other words: the title of who has no name, "Vacant" for "TBD".
SHOWN = _OWN.format("Shown")
# The same where a format has attributes of XML, which are one word each.
OWN_ATTRIBUTES = {
    "reportline_name": OWN_FIELDS["name"],
    "reportline_title": OWN_FIELDS["title"],
    "reportline_shown": SHOWN,
}
# A column of the company whose heading a format takes for something of its own.
ASIDE = "column "
# Values beside a box or a line of an outline: its key, under the heading that the company has for it, and the lines
# that the format has no other way for.
KEYED = "Key ({})"
BESIDE, AROUND = _OWN.format("Dotted line to"), _OWN.format("Closes a loop to")
# Attribute of XML that holds such values, and columns with a meaning, as JSON.
OWN_VALUES = "reportline"
# On the line of a drawing that is no part of the tree, and looks like a dotted one.
CLOSES_LOOP = "reports to, closes a loop"
# What stands in the column of marks, between commas.
VACANT, GONE, PLACEHOLDER = "vacant", "gone", "placeholder"
# The company itself, over several tops, where a format takes one root.
WHOLE = "company"
# Headings that programs want, by their column of keys; they say once more what own columns say, and so does that column
# beside one of the company's own.
FOREIGN = {"Unique_ID": ("Reports_To",), "id": ("parentId", "direct", "below")}
APART = "; "
_KEYED = re.compile(r"Key \((.+)\)")
_REPORTS_TO = re.compile(r"Reports to \((.+)\)")


def key_column(headings: Iterable[str]) -> str | None:
    """Heading of the column that names each seat in a file that Reportline wrote; None in any other file."""
    known = list(headings)
    if LEVEL not in known:
        return None
    named = (found[1] for heading in known if (found := _REPORTS_TO.fullmatch(heading)))
    return next((key for key in named if key in known), None)


def keyed_heading(heading: str) -> str | None:
    """Heading of the company that a value `KEYED` is the key under; None for any other value."""
    found = _KEYED.fullmatch(heading)
    return found[1] if found else None

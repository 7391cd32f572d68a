"""Things: companies in which people look like something else; a recipe and a contents list have the same shape."""

import re
from collections import Counter

import numpy as np

from orgmodel.findings import Finding, finding
from orgmodel.org.org import Org
from orgmodel.reading.columns.mapping import Mapped
from orgmodel.reading.formats.hierarchies.label_kinds import LabelKind, kind_of_label
from orgmodel.reading.table import Table

# Seats that are looked at, from the first on; so many say something.
_LOOKED_AT, _FEWEST = 400, 3
# Of those that say anything, so many are things; of all, so few are people, posts or units.
_SHARE, _HARDLY_ANY = 0.5, 0.2
# Fields that people have and things do not.
_OF_PEOPLE = frozenset({"email", "grade", "fte", "start", "status", "cost_centre", "first", "last"})
# In a table a heading says that the rows are people; names of one word are common there.
_TABLES = frozenset({"csv", "xlsx", "xml-workbook", "ods", "xls", "parquet", "pasted", "pasted-frame", "pasted-markup"})


# "jdoe", "m.smith", "awong2": an initial before a name that no word begins so, marks within, numbers behind.
_LOGIN = re.compile(
    r"[a-z]{1,20}[._][a-z]{2,30}\d{0,4}|[a-z]{2,30}\d{1,4}"
    r"|(?!bl|br|ch|cl|cr|cz|dr|dw|fl|fr|gh|gl|gn|gr|kl|kn|kr|ph|pl|pr|ps|rh|sc|sh|sk|sl|sm|sn|sp|sq|st|sv|sw|th|tr|ts|tw|wh|wr)"
    r"[b-df-hj-np-tv-xz]{2}[a-z]{1,30}"
)
_LOGINS = 0.5


def thing_findings(table: Table, mapped: Mapped, org: Org) -> list[Finding]:
    """Finding about seats that look like no person, post or unit (ORG133).

    Things are named where they are half of the labels that look like anything; where hardly any label looks like a
    person, post or unit, all others are, as it cannot be known what they are. Words in small letters are read as names
    where no label has a capital, and names that people log in by are people. Looks at the first 400 seats.
    """
    if "name" not in org.fields or not _OF_PEOPLE.isdisjoint(mapped.fields):
        return []
    count = min(org.people, _LOOKED_AT)
    columns = [
        org.cells[name].slice(0, count).to_pylist() for field in ("name", "title") for name in org.fields.get(field, ())
    ]
    labels = [" ".join(filter(None, each)) for each in zip(*columns, strict=True)]
    logins = sum(bool(_LOGIN.fullmatch(label)) for label in labels)
    if not any(letter.isupper() for label in labels for letter in label):
        labels = [label.title() for label in labels]
    kinds = [kind_of_label(label) for label in labels]
    if logins >= _LOGINS * len(labels):
        return []
    counts = Counter(kinds)
    said = counts[LabelKind.MEMBER] + counts[LabelKind.THING]
    odd: set[LabelKind] = set()
    if counts[LabelKind.THING] >= max(_FEWEST - 1, _SHARE * said):
        odd = {LabelKind.THING}
    known = len(kinds) - counts[LabelKind.CODE]
    is_table = table.origin.kind in _TABLES
    if not is_table and known >= _FEWEST and counts[LabelKind.MEMBER] <= _HARDLY_ANY * known:
        odd = {LabelKind.THING, LabelKind.UNKNOWN}
    places = np.array([place for place, kind in enumerate(kinds) if kind in odd], np.int64)
    if not len(places):
        return []
    names = [org.cells[org.fields["name"][0]][place].as_py() for place in places.tolist()]
    return [finding("ORG133", org.rows[places], values=names)]

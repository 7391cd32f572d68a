"""Header detection: the row of the headings."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from orgmodel.errors import BadFile
from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.columns.stacked_headings import read_down, with_groups
from orgmodel.reading.text.cells import clean_text

# Rows looked at: reports with a cover page above the table need a dozen.
HEAD_ROWS = 50

_WORDS = """
id employeeid empid empno employeenumber employee personid workerid associateid userid username uid positionid
position postuniquereference uniqueid recordid objectid staffno personnelnumber pernr slug login badge manager
managerid mgr managername manageremail managersemail workersmanager reportsto reportingto supervisor supervisorid
supervisorname supervisoremail bossid boss linemanager parent parentid superior vorgesetzter leiter responsable jefe
chefe responsabile reportstoseniorpost reportingseniorpost reportstoassociateid source target from to name fullname
employeename displayname cn worker firstname lastname givenname familyname sn surname preferredname vorname nachname
nom prenom nombre apellido apellidos cognome email mail workemail businessemail emailaddress phone telephone title
jobtitle businesstitle positiontitle role roletitle positionname employeetitle grade level job titel funktion
department dept departmentid departmentname division unit organisation organization businessunit costcenter costcentre
team supervisoryorganization ou parentdepartment abteilung service departamento reparto group function company
location office site city country l physicaldeliveryofficename worklocation building address region state standort
ville employmenttype workertype employeetype status employmentstatus contractor fte termd terminated dateoftermination
enddate active startdate hiredate hiredon birthdate salary gender notes dottedlinemanager dottedlinerelationship
dottedid dottedids matrixmanager altreportsto secondarymanager functionalmanager secondmanager isassistant assistant
secretary personalassistant vacant vacancy open placeholder tbh photo photourl image imageurl picture avatar jpegphoto
thumbnailphoto
"""
KNOWN = frozenset(_WORDS.split())

# Possessive: a cell of 30,000 signs would take minutes else.
_DATA = re.compile(
    r"[\s.,:;/%€$£+()#-]*+\d[\d\s.,:;/%€$£+()#-]*+|[^\s@]++@[^\s@.]++(?:\.[^\s@.]++)++|https?://\S++|0x[0-9a-f]++"
    r"|\d{4}-\d\d-\d\d.*+|\d{1,2}[-/ ][a-z]{3,9}[-/ ]\d{2,4}|true|false",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"([^\W\d_]*+).*+", re.DOTALL)
_RULE = re.compile(r"[-=_]{2,}")
# Below headings of templates and of databases: of what type a column is, and whether it has to be filled.
_TYPE = re.compile(
    r"(?:text|string|str|n?varchar2?(?:\(\d+\))?|char|int|integer|bigint|number|numeric|decimal|float|double|date|datetime|"
    r"timestamp|bool|boolean|object|uuid|required|optional|mandatory|pflichtfeld|obligatoire)\*?",
    re.IGNORECASE,
)
_LONGEST = 120
# So many columns of words over numbers are headings, whatever another column looks like.
_SURE = 3
# So many columns that are unlike the first row are, too, and nothing stands below in as many rows as this.
_CERTAIN, _EMPTY_ROWS = 4, 5
# Of a column of e-mails alone, and so many of them, the first row is headings where it has none there.
_FEWEST_MAILS = 5
# Full rows tried as headings: a row of keys and one of labels, and one to spare.
_TRIED = 3


@dataclass(frozen=True, slots=True)
class Header:
    """Header of a table: the row of the headings, and a name for each column.

    Attributes
    ----------
    index
        Of the row of headings, from 0; None where the table has none.
    names
        One name per column, unique and not empty.
    skipped
        Indices of rows that are neither headings nor people: titles above, labels directly below.
    renamed
        Names that were made up because the heading was empty or repeated; none where there are no headings.
    """

    index: int | None
    names: tuple[str, ...]
    skipped: tuple[int, ...]
    renamed: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """Index of the first row of data."""
        return max((-1 if self.index is None else self.index, *self.skipped)) + 1

    def texts_above(self, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
        """Rows above the people that are neither headings nor people, each as one text."""
        places = self.skipped if self.index is not None else ()
        return tuple(" ".join(" ".join(filter(None, rows[place])).split()) for place in places)


def find_header(rows: Sequence[Sequence[str]], choice: int | None = None) -> Header:
    """Find the row of the headings among the first `HEAD_ROWS` rows.

    By words that are headings in known products, by text over numbers, and by cells that do not stand again below.

    Parameters
    ----------
    rows
        First rows of the table as they stand in the file, blank ones too. Rows after `HEAD_ROWS` count
        for `choice` only.
    choice
        Row of the headings from 1, 0 for none; None to find out.

    Raises
    ------
    BadFile
        If `choice` is no row of the table.
    """
    table = [[clean_text(cell)[0] for cell in row] for row in rows]
    if choice is not None and choice > len(table):
        raise BadFile(
            f"Row {choice} cannot hold the headings: the table has {len(table)} rows",
            "Choose a row of the table, or 0 where it has no headings.",
        )
    head = table[:HEAD_ROWS]
    index = _heading_row(head) if choice is None else choice - 1 if choice > 0 else None
    if index is None:
        return _without(table)
    index, read = (index, None) if choice is not None else _over_two_rows(table, index)
    names, renamed = _named(read or table[index])
    below = index + 1
    titles = [place for place in range(index) if any(table[place])]
    is_label = below < len(table) and (_is_rest(table, index) if read else _is_label(table[index], table[below]))
    return Header(index, names, (*titles, *([below] if is_label else [])), renamed)


def header_findings(header: Header, numbers: Sequence[int]) -> tuple[Finding, ...]:
    """Findings about the headings; `numbers` holds the row number of each row `find_header` was given."""
    if header.index is None:
        findings = [finding("ORG110", count=1)]
    else:
        findings = []
        if header.renamed:
            rows = [numbers[header.index]]
            findings.append(finding("ORG108", rows, values=[", ".join(header.renamed)], count=len(header.renamed)))
    if header.skipped:
        findings.append(finding("ORG109", [numbers[place] for place in header.skipped]))
    return tuple(findings)


def unique_name(name: str, taken: Iterable[str]) -> str:
    """Name, or the name with the lowest number in brackets that is not taken."""
    names = set(taken)
    number = 2
    unique = name
    while unique in names:
        unique = f"{name} ({number})"
        number += 1
    return unique


def unique_names(headings: Sequence[str]) -> list[str]:
    """Names, each once: the first of its kind as it is, "Column 3" for a blank one, others with a number in brackets.

    Linear in the names, however often one comes again.

    Examples
    --------
    >>> unique_names(["Name", "", "Name", "Name (2)", "Name"])
    ['Name', 'Column 2', 'Name (3)', 'Name (2)', 'Name (4)']
    """
    # A heading given once keeps its name though a repeated one above would take it.
    kept = set(headings) - {""}
    names: list[str] = []
    used: set[str] = set()
    numbers: dict[str, int] = {}
    for place, name in enumerate(headings, 1):
        unique = wanted = name or f"Column {place}"
        if not name or name in used:
            while unique in used or unique in kept:
                numbers[wanted] = numbers.get(wanted, 1) + 1
                unique = f"{wanted} ({numbers[wanted]})"
        used.add(unique)
        names.append(unique)
    return names


def _named(cells: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    given = [" ".join(cell.split()) for cell in cells]
    names = unique_names(given)
    return tuple(names), tuple(name for name, wanted in zip(names, given, strict=True) if name != wanted)


def _without(table: Sequence[Sequence[str]]) -> Header:
    notes = []
    for place, row in enumerate(table):
        if any(row) and not _is_note(row):
            break
        if any(row):
            notes.append(place)
    widths = Counter(len(row) for row in table[len(notes) :] if any(row))
    width = widths.most_common(1)[0][0] if widths else 0
    return Header(None, tuple(f"Column {number}" for number in range(1, width + 1)), tuple(notes))


def _heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    filled = [0 if _is_note(row) else sum(1 for cell in row if cell) for row in rows]
    shares = [_share(filled, place) for place in range(len(rows))]
    first = next((place for place, share in enumerate(shares) if share >= 0.8), None)
    # Headings a system wrote may miss half their words; only known words tell them from a title then.
    candidates = [place for place, share in enumerate(shares) if share >= 0.5]
    best, most = None, 0
    for place in candidates[:_TRIED]:
        known = _known(rows[place])
        # Of two rows of headings, groups above and columns below, the fuller one says what each column is.
        is_fuller = best is not None and known == most and filled[place] > filled[best] and place == best + 1
        if (known > most or is_fuller) and _may_be(rows[place], known, is_first=place == candidates[0]):
            best, most = place, known
    if best is not None or first is None:
        return best
    return first if _is_heading(rows[first], rows[first + 1 :]) else None


def _over_two_rows(table: Sequence[Sequence[str]], index: int) -> tuple[int, list[str] | None]:
    """Row of the headings, of two the lower one where the upper holds groups, and what both say together."""
    for place in (index, index - 1):
        if 0 <= place < len(table) - 1:
            read = with_groups(table[place], table[place + 1], table[place + 2 : HEAD_ROWS])
            if read:
                return place + 1, read
    above, below = table[index], table[index + 1 : HEAD_ROWS]
    return index, read_down(above, below[0], below[1:]) if below else None


def _is_rest(table: Sequence[Sequence[str]], index: int) -> bool:
    """True if the row below the headings goes on with them, so that it is no person."""
    return read_down(table[index], table[index + 1], table[index + 2 : HEAD_ROWS]) is not None


def _is_note(row: Sequence[str]) -> bool:
    """True if it is a remark above a list of edges; a column of numbers may be called "#" too."""
    cells = [cell for cell in row if cell]
    return 0 < len(cells) <= 3 and cells[0].startswith(("#", "%", "//")) and not _known(row)


def _share(filled: Sequence[int], index: int) -> float:
    """Cells of a row as a share of those usual below it."""
    below = [count for count in filled[index + 1 :] if count]
    return filled[index] / (median(below) if below else max(1, filled[index]))


def _known(row: Sequence[str]) -> int:
    return len({_folded(cell) for cell in row if _is_known(cell)})


def _is_known(cell: str) -> bool:
    """True if a cell is a heading of known products, or one in any language that speaks of a field."""
    return _folded(cell) in KNOWN or (len(cell) <= _LONGEST and fold(cell) in _headings())


@lru_cache(maxsize=1)
def _headings() -> frozenset[str]:
    return frozenset(name for names in load_words().fields.values() for name in names)


def _folded(cell: str) -> str:
    return "".join(letter for letter in cell.casefold() if letter.isalnum())


def _may_be(row: Sequence[str], known: int, *, is_first: bool) -> bool:
    """True if its known words alone make a row headings; a person's title can be such a word too."""
    cells = [cell for cell in row if cell]
    data = sum(1 for cell in cells if _DATA.fullmatch(cell))
    if max(map(len, cells)) > _LONGEST or (data and known < max(2, data)):
        return False
    is_half = known >= 0.5 * len(cells)
    return is_half if data or not is_first else is_half or known > 1


def _is_heading(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """True if a full row without known words is headings: text over numbers, or cells that never come again."""
    cells = [cell for cell in row if cell]
    if max(map(len, cells)) > _LONGEST:
        return False
    data = sum(1 for cell in cells if _DATA.fullmatch(cell))
    rest = [other for other in below if list(other) != list(row)]
    contrasts = alike = hints = 0
    for place, cell in enumerate(row):
        column = [other[place] for other in rest if place < len(other) and other[place]]
        hints += _is_unlike(cell, column, len(rest))
        numbers = sum(1 for value in column if _DATA.fullmatch(value))
        if cell and not _DATA.fullmatch(cell) and column and numbers >= 0.8 * len(column):
            contrasts += _SURE if _is_over_mails(cell, column) else 1
        shape = _shape(cell)
        if "9" in shape and sum(_shape(value) == shape for value in column) > 0.5 * max(1, len(column)):
            # "FLD01" over "E1063", "E1070", ...: codes of one beginning or length that the cell does not have.
            if _is_other_code(cell, column):
                contrasts += 1
            else:
                alike += 1
    # "FLD01" over logins says little where other columns say more.
    if alike and contrasts < _SURE and contrasts + hints < _CERTAIN:
        return False
    if data:
        return contrasts >= 2 and contrasts > data
    values = {value for other in rest for value in other}
    again = sum(1 for cell in cells if cell in values)
    return contrasts > 0 or again < (1 if len(cells) <= 3 else max(2, 0.25 * len(cells)))


def _is_other_code(cell: str, column: Sequence[str]) -> bool:
    """True if the letters of a code are not those of the codes below, or not as many."""
    begins = Counter(_LETTERS.sub(r"\1", value) for value in column)
    beginning, count = begins.most_common(1)[0]
    if beginning and count >= 0.8 * len(column):
        return _LETTERS.sub(r"\1", cell) != beginning
    lengths = [sum(map(str.isalpha, value)) for value in column]
    return not min(lengths) <= sum(map(str.isalpha, cell)) <= max(lengths)


def _is_unlike(cell: str, column: Sequence[str], rows: int) -> bool:
    """True if a cell has a digit over words that have none, or stands over an empty column."""
    if not column:
        return bool(cell) and rows >= _EMPTY_ROWS
    has_digit = any(map(str.isdigit, cell)) and not _DATA.fullmatch(cell)
    return has_digit and len(column) >= _FEWEST_MAILS and not any(any(map(str.isdigit, value)) for value in column)


def _is_over_mails(cell: str, column: Sequence[str]) -> bool:
    return "@" not in cell and len(column) >= _FEWEST_MAILS and all("@" in value for value in column)


def _shape(cell: str) -> str:
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", cell))


def _is_label(heading: Sequence[str], row: Sequence[str]) -> bool:
    """True if the row below the headings says the headings again in other words, or is a rule of dashes."""
    cells = [cell for cell in row if cell]
    if not cells:
        return False
    if all(_RULE.fullmatch(cell) for cell in cells) or (len(cells) > 1 and all(map(_TYPE.fullmatch, cells))):
        return True
    if any(_DATA.fullmatch(cell) for cell in cells) or len(set(cells)) < len(cells):
        return False
    alike = sum(
        1
        for place, cell in enumerate(row)
        if cell and (_is_known(cell) or (place < len(heading) and _folded(cell) == _folded(heading[place])))
    )
    return alike >= 0.5 * len(cells) and (alike >= 3 or alike == len(cells) == len(row))

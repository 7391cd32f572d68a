"""Names with the title or department behind them in one cell: "Ann Berg (Clerk)", "Ann Berg - Sales"."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.headings import Words, columns_of
from orgmodel.reading.columns.profiles import is_name, profile
from orgmodel.reading.columns.speaking import fields_of_parts
from orgmodel.reading.formats.hierarchies.label_kinds import is_unit
from orgmodel.reading.formats.hierarchies.titles import has_job
from orgmodel.reading.table import Table

# Two words at least before a comma: "Berg, Ann" is a name.
_FORMS = (
    r"^(?P<name>[^\n]+?)[ ]*\n[ ]*(?P<title>[^\n]+)$",
    r"^(?P<name>[^()\n]+?)[ ]*\((?P<title>[^()\n]+)\)$",
    r"^(?P<name>[^\n]+?) [-–—|] (?P<title>[^\n]+)$",
    r"^(?P<name>[^,\n]+ [^,\n]+), (?P<title>[^\n]+)$",
)
_LOOKED_AT, _FEWEST = 1_000, 3
# What may stand behind a name, the field that it is, and how a column of it is called.
_Test = Callable[[str], bool]
_BEHIND: Mapping[str, tuple[_Test, str]] = {"department": (is_unit, "Department in"), "title": (has_job, "Title in")}
# Cells of a name and a part behind it; of those parts, the ones with a word of a title, or called as units.
_PARTED, _TITLED = 0.7, 0.7
_MOST_TITLES = 50_000


def with_titled_names(table: Table, words: Words, chosen: Mapping[str, str]) -> Table | None:
    """Part the names from what stands behind them, in the columns of managers too; None where nothing does.

    Parameters
    ----------
    chosen
        Field to heading as a person chose it: a title or department of another column, or none, leaves names whole.
    """
    headings = table.cells.column_names
    fields = columns_of(headings, words)
    heading = table.known.get("name") or next(iter(fields.get("name", ())), None) or _names_by_words(headings)
    if heading is None or chosen.get("name", heading) != heading or not table.cells.num_rows:
        return None
    for field, (is_it, _) in _BEHIND.items():
        form = _form(table.cells[heading], is_it)
        if form is None:
            continue
        is_elsewhere = field in fields or field in table.known or chosen.get(field) in {"", *headings}
        if is_elsewhere or (field == "title" and _has_titles(table, heading)):
            return None
        return _with_parts(table, heading, form, field)
    return None


def _names_by_words(headings: Sequence[str]) -> str | None:
    """First heading with a word that speaks of names: "Employee"."""
    evidence = load_evidence()
    return next((each for each in headings if "name" in fields_of_parts(heading_parts(each), evidence)), None)


def _with_parts(table: Table, heading: str, form: str, field: str) -> Table | None:
    is_it, called = _BEHIND[field]
    headings = table.cells.column_names
    names, titles = _parted(table.cells[heading], form, is_it)
    if names is None:
        return None
    cells, is_same = table.cells, False
    people = pc.unique(names)
    for column in headings:
        if column != heading and _sample_parts(cells[column], form):
            others, _ = _parted(cells[column], form, is_it)
            if others is not None and pc.any(pc.is_in(others, people)).as_py():
                cells, is_same = cells.set_column(headings.index(column), column, others), True
    # Namesakes told apart by their titles stay as they are where managers are told by both.
    if is_same and len(people) < len(pc.unique(table.cells[heading])):
        return None
    title = unique_name(f"{called} {heading}", headings)
    cells = cells.set_column(headings.index(heading), heading, names).append_column(title, titles)
    is_parted = pc.not_equal(titles, "").to_numpy(zero_copy_only=False)
    told = finding("ORG217", table.rows[is_parted], column=heading)
    known = {**table.known, field: title}
    count = int(is_parted.sum())
    known_by = {
        **table.known_by,
        field: f"it stood behind the names in {count:,} of {len(table.rows):,} cells of {heading}",
    }
    return replace(table, cells=cells, findings=(*table.findings, told), known=known, known_by=known_by)


def _sample_parts(cells: pa.ChunkedArray, form: str) -> list[tuple[str, str]]:
    """Names and parts of the first cells that have the form."""
    parts = pc.extract_regex(cells.slice(0, _LOOKED_AT).cast(pa.large_string()), form).to_pylist()
    return [(each["name"], each["title"]) for each in parts if each]


def _form(cells: pa.ChunkedArray, is_it: _Test) -> str | None:
    """The form of most cells: a name and a part that is what is looked for in most; None where there is none."""
    evidence = load_evidence()
    filled = sum(map(bool, cells.slice(0, _LOOKED_AT).to_pylist()))
    for form in _FORMS:
        parts = [pair for pair in _sample_parts(cells, form) if is_name(pair[0], evidence)]
        titled = sum(is_it(title) for _, title in parts)
        if len(parts) >= max(_FEWEST, _PARTED * filled) and titled >= _TITLED * len(parts):
            return form
    return None


def _has_titles(table: Table, heading: str) -> bool:
    evidence = load_evidence()
    rest = [column for column in table.cells.column_names if column != heading]
    return any(
        profile(table.cells[column], evidence).title >= _TITLED
        and not any(_sample_parts(table.cells[column], form) for form in _FORMS)
        for column in rest
    )


def _parted(cells: pa.ChunkedArray, form: str, is_it: _Test) -> tuple[pa.Array | None, pa.Array]:
    """Names and parts behind them; whole and "" where that is something else. None for too many different ones."""
    texts = pa.concat_arrays(cells.cast(pa.large_string()).chunks)
    parts = pc.extract_regex(texts, form)
    behind = pc.struct_field(parts, "title")
    kinds = pc.unique(behind.drop_null())
    if len(kinds) > _MOST_TITLES:
        return None, behind
    jobs = pa.array([text for text in kinds.to_pylist() if is_it(text)], behind.type)
    is_job = pc.is_in(behind, jobs)
    names = pc.if_else(is_job, pc.struct_field(parts, "name"), texts)
    return names, pc.if_else(is_job, behind, "").cast(pa.large_string())

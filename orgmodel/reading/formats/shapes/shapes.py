"""The list of shapes: a new one is a file of its own and a line here."""

from collections.abc import Callable, Mapping

from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.headings import Words, columns_named, columns_of
from orgmodel.reading.columns.profiles import profile
from orgmodel.reading.formats.shapes.bracketed_managers import with_bracketed_managers
from orgmodel.reading.formats.shapes.codes import with_codes
from orgmodel.reading.formats.shapes.edges import with_nodes
from orgmodel.reading.formats.shapes.further_lines import with_further_lines
from orgmodel.reading.formats.shapes.level_columns import with_level_columns
from orgmodel.reading.formats.shapes.level_numbers import with_level_numbers
from orgmodel.reading.formats.shapes.manager_chain import with_manager_chain, with_named_levels
from orgmodel.reading.formats.shapes.matrix import with_matrix
from orgmodel.reading.formats.shapes.nested_sets import with_nested_sets
from orgmodel.reading.formats.shapes.path_column import with_path_column
from orgmodel.reading.formats.shapes.places import with_paths
from orgmodel.reading.formats.shapes.repeats import with_repeats
from orgmodel.reading.formats.shapes.report_lists import with_report_lists
from orgmodel.reading.formats.shapes.second_lines import with_second_lines
from orgmodel.reading.formats.shapes.team_tables import with_teams
from orgmodel.reading.formats.shapes.titled_names import with_titled_names
from orgmodel.reading.formats.shapes.titled_stairs import with_titled_stairs
from orgmodel.reading.table import Table

Shape = Callable[[Table, Words], Table | None]
SHAPES: tuple[Shape, ...] = (
    with_titled_stairs,
    with_codes,
    with_manager_chain,
    with_report_lists,
    with_level_numbers,
    with_nested_sets,
    with_path_column,
    with_level_columns,
)
_TABLES = frozenset(
    {
        "csv",
        "edges",
        "xlsx",
        "xml-workbook",
        "ods",
        "xls",
        "parquet",
        "html",
        "pasted",
        "pasted-records",
        "pasted-frame",
        "pasted-markup",
        "json",
        "yaml",
        "xml",
    }
)
# A table without a manager is looked at whole; larger ones are exports of systems, which have the column.
_MOST_ROWS = 200_000
_LEVELS = 2


def with_shape(table: Table, words: Words, chosen: Mapping[str, str]) -> Table:
    """Give every row its manager where the shape of the table tells it; the same table where it does not.

    Only where neither the format nor a heading names the manager, but for bare lists of edges.

    Parameters
    ----------
    chosen
        Field to heading as a person chose it: a manager among the columns of the file goes before every shape.
    """
    if table.origin.kind in _TABLES:
        table = with_further_lines(with_second_lines(table), words)
        table = with_titled_names(table, words, chosen) or table
    manager = chosen.get("manager")
    if manager is not None and set(columns_named(manager, table.cells.column_names)) <= set(table.cells.column_names):
        return table
    table = with_bracketed_managers(table) or table
    marked = None
    if table.origin.kind in _TABLES:
        table = with_repeats(table, words)
        # Over the names of a matrix stands what its marks say: "reports to" is no heading of a manager there.
        marked = with_matrix(table, words)
    placed = marked or with_teams(table, words) or with_nodes(with_paths(table, words), words)
    headings = placed.cells.column_names
    if placed is not table or "manager" in placed.known:
        return placed
    if "manager" in columns_of(headings, words):
        # "CEO", "Director", "Manager" may be headings of levels.
        made = with_titled_stairs(table, words) or with_level_columns(table, words, is_doubted=True)
        # And of levels of managers: whoever is named there has nobody there.
        return made or (with_named_levels(table, words) if _has_levels(table) else None) or table
    if placed.origin.kind == "ldif":
        # Active Directory writes those who report to somebody, and may leave out their managers.
        return with_report_lists(placed, words) or placed
    if placed.cells.num_rows > _MOST_ROWS or placed.origin.kind not in _TABLES:
        return placed
    return next((made for shape in SHAPES if (made := shape(table, words)) is not None), table)


def _has_levels(table: Table) -> bool:
    """True if names and two levels of managers at least may be in a table: so many columns hold people."""
    if table.cells.num_rows > _MOST_ROWS or table.origin.kind not in _TABLES:
        return False
    evidence = load_evidence()
    return sum(profile(texts, evidence).is_person for texts in table.cells.columns) > _LEVELS

"""Grouped rows: a manager or a department that stands once, in a row of its own above the people that it is of."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.reading.columns.profiles import is_name, profile
from orgmodel.reading.formats.hierarchies.label_kinds import is_unit
from orgmodel.reading.table import Table

# Larger tables are exports of systems, which write no such rows.
_LARGE = 50_000
_FEWEST, _HALF = 2, 0.5
_MANAGER = re.compile(
    r"(?:(?:line |people |team )?(?:manager|leader|lead)|supervisor|boss|head|superior|vorgesetzte[rn]?|führungskraft|"
    r"(?:team|abteilungs|bereichs)?(?:leiter|leiterin|leitung)|responsable|chef|supérieure?|jefe|jefa|gerente|capo|"
    r"responsabile|gestora?|chefe|leidinggevende|kierownik|przełożon[ya]|руководитель|начальник|上司|上長|经理|主管|上级)"
    r"\s{0,3}[:：]\s{0,3}(?P<named>\S.{0,150})"
    r"|(?:team|direct reports|reports) of:? (?P<of>\S.{0,150})|report(?:s|ing) to:? (?P<above>\S.{0,150})"
    r"|(?P<own>\S.{0,150})['’]s (?:team|direct reports|reports)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:department|dept\.?|division|unit|team|group|section|business unit|abteilung|bereich|referat|service|"
    r"département|departamento|reparto|afdeling|dział|отдел|部門|部门|部署)\s{0,3}[:：]\s{0,3}(?P<unit>\S.{0,150})",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Groups:
    """Row to what stands in it, -1 for a row above the headings; the column that it stands in."""

    managers: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    column: str = ""


def with_groups(table: Table) -> tuple[Table, NDArray[np.bool_]]:
    """Write managers and departments that stand in rows of their own beside the people below them (ORG132).

    Only where no column says it. A manager whose row is the only one about them stays as a person.

    Returns
    -------
    Table
        With a column of managers, or of departments, more.
    NDArray
        [rows] The rows that are no people.
    """
    mask = np.zeros(table.cells.num_rows, bool)
    if not 1 < table.cells.num_rows <= _LARGE or table.cells.num_columns < _FEWEST:
        return table, mask
    fields = columns_of(table.cells.column_names, load_words())
    groups = _groups(table)
    if groups.managers and "manager" not in fields and "manager" not in table.known:
        table, mask = _with_managers(table, groups)
    if groups.units and "department" not in fields and "department" not in table.known:
        mask = mask.copy()
        mask[[row for row in groups.units if row >= 0]] = True
        filled = _below(groups.units, len(mask))
        filled = ["" if is_out else text for text, is_out in zip(filled, mask.tolist(), strict=True)]
        table = _with_column(table, "Department", filled, "department")
    return table, mask


def _groups(table: Table) -> _Groups:
    cells = table.cells
    is_filled = np.array([pc.not_equal(column, "").to_numpy() for column in cells.columns])
    alone = is_filled.sum(axis=0) == 1
    evidence = load_evidence()
    whole = pa.array(~alone)
    place = next((at for at, each in enumerate(cells.columns) if profile(each.filter(whole), evidence).is_person), 0)
    people, first = cells.columns[place].to_pylist(), cells.columns[0].to_pylist()
    named = {text for text, is_alone in zip(people, alone.tolist(), strict=True) if not is_alone}
    groups = _Groups(column=cells.column_names[place])
    column = [text or beside for text, beside in zip(people, first, strict=True)]
    is_clear = False
    above = [(-1, text) for text in table.above]
    for row, text in [*above, *((row, text) for row, text in enumerate(column) if text)]:
        is_alone = row < 0 or bool(alone[row])
        if match := _MANAGER.fullmatch(text):
            name = next(filter(None, match.groups()))
            if name in named or is_name(name, evidence):
                groups.managers[row] = name
        elif is_alone and (match := _UNIT.fullmatch(text)):
            groups.units[row], is_clear = match["unit"], True
        elif is_alone and row >= 0 and is_unit(text):
            groups.units[row] = text
    count = sum(row >= 0 for row in groups.units)
    if count > _HALF * len(column) or (count < _FEWEST and not is_clear):
        groups.units = {}
    return groups


def _with_managers(table: Table, groups: _Groups) -> tuple[Table, NDArray[np.bool_]]:
    names = table.cells[groups.column].to_pylist()
    managers = _below(groups.managers, len(names))
    mask = np.zeros(len(names), bool)
    others = {name for row, name in enumerate(names) if row not in groups.managers}
    for row, name in groups.managers.items():
        if row < 0:
            continue
        mask[row] = name in others
        names[row], managers[row] = (names[row], "") if mask[row] else (name, "")
        others.add(name)
    managers = ["" if name == above else above for name, above in zip(names, managers, strict=True)]
    place = table.cells.column_names.index(groups.column)
    cells = table.cells
    if place:
        # The row of a manager has no number of its own.
        is_group = pa.array([row in groups.managers for row in range(len(names))])
        first = cells.column_names[0]
        cells = cells.set_column(0, first, pc.if_else(is_group, "", cells[first].cast(pa.large_string())))
    cells = cells.set_column(place, groups.column, pa.array(names, pa.large_string()))
    table = replace(table, cells=cells, known={**table.known, "name": groups.column})
    return _with_column(table, "Manager", managers, "manager"), mask


def _below(groups: Mapping[int, str], count: int) -> list[str]:
    """For each row what the nearest group above says."""
    texts, text = [], groups.get(-1, "")
    for row in range(count):
        text = groups.get(row, text)
        texts.append(text)
    return texts


def _with_column(table: Table, called: str, texts: Sequence[str], means: str) -> Table:
    heading = unique_name(called, table.cells.column_names)
    is_filled = np.array([bool(text) for text in texts])
    cells = table.cells.append_column(heading, pa.array(texts, pa.large_string()))
    told = finding("ORG132", table.rows[is_filled], column=heading, values=[text for text in texts if text])
    return replace(table, cells=cells, findings=(*table.findings, told), known={**table.known, means: heading})

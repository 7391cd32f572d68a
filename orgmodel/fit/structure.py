"""Structure of a loaded company, guessed from its lines: functional, divisional, matrix or flat."""

from collections.abc import Sequence

import numpy as np

from orgmodel.catalog.catalog import Domain
from orgmodel.fit.draft import LADDER
from orgmodel.fit.readings import Readings
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import Graph, seat_of
from orgmodel.typical.parameters import (
    COO_CHOICES,
    IMPORTANCES,
    STRENGTHS,
    STRUCTURES,
    Structure,
    TypicalCompany,
    changed,
)

# A matrix: this share of the managers of operations have a second boss.
_MATRIX_SHARE = 0.5
_LEAST_DIVISIONS = 2
# From so many people on a structure of three levels is flat; below, others have no more.
_FLAT_FROM = 100
# A level less is a rung that is missing; a structure is flat by more.
_LEVELS_LESS = 2
_CHOICES = {
    "importance": IMPORTANCES,
    "coo": COO_CHOICES,
    "ceo_operations": STRENGTHS,
    "structure": STRUCTURES,
}


def guess_structure(readings: Readings, headcount: int, domain: Domain) -> tuple[Structure, str]:
    """Guess the structure, with the sentence that says why.

    Divisional: several heads of divisions with operations of their own. Matrix: most leads of operations have a dotted
    line. Flat: two levels fewer in all than the functional line alone would have, and nobody who is only counted. Else
    functional.
    """
    tree, line = readings.tree, readings.has_role(*LADDER)
    heads = readings.has_role("division_head")
    managers = line & (tree.count > 0) & readings.has_role("operations_officer", "director_ops", "operations_manager")
    dotted = np.zeros(len(line), bool)
    sources = readings.org.dotted[:, 0]
    dotted[sources[sources < len(line)]] = True
    second = int((managers & dotted).sum())
    # In a matrix the leads of the units have two bosses, not everybody below them.
    leads = readings.has_role("director_ops") if readings.has_role("director_ops").any() else managers
    if second and (leads & dotted).sum() >= _MATRIX_SHARE * leads.sum():
        return "matrix", f"{second:,} managers of operations have a second, dotted line."
    own = np.zeros(len(line), bool)
    bosses = tree.parent[line & (tree.parent >= 0)]
    own[bosses] = True
    divisions = int((heads & own).sum())
    least = domain.numbers.divisional.min_headcount.value or 1
    if divisions >= _LEAST_DIVISIONS and headcount >= least:
        return "divisional", f"{divisions:,} heads of divisions lead operations of their own."
    flat, functional = (
        len(typical_roles(TypicalCompany(headcount=headcount, structure=structure), domain)[1])
        for structure in ("flat", "functional")
    )
    is_whole = not readings.org.staff.any() and not readings.org.placeholders
    if is_whole and headcount >= _FLAT_FROM and tree.levels <= flat <= functional - _LEVELS_LESS:
        return "flat", f"The whole company has {tree.levels} levels; a functional one of this size has {functional}."
    return "functional", "Nothing in the file says divisional, matrix or flat."


def alike(company: TypicalCompany, chain: Sequence[str], domain: Domain) -> tuple[tuple[str, str], ...]:
    """Single choices with which the typical line would be a company's own; () where it is already, or with none.

    What a file does not say (importance, the choice of a COO, a flat structure) may explain a line that differs.
    """
    if not chain or typical_roles(company, domain)[1] == tuple(chain):
        return ()
    found = []
    for name, values in _CHOICES.items():
        for value in values:
            other = typical_roles(changed(company, **{name: value}), domain)[1]
            if getattr(company, name) != value and other == tuple(chain):
                found.append((name, value))
    return tuple(found)


def typical_roles(company: TypicalCompany, domain: Domain) -> tuple[Graph, tuple[str, ...]]:
    """Graph of a typical company and the roles of its operations line, from the bottom up."""
    graph = build(company, domain)
    return graph, tuple(seat_of(graph, key).role for key in graph.graph["chain"])

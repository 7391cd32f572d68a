"""Roles: a company as one seat for each role, and the chart of a typical company as a company of any kind."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.difference.people import field_texts, managers_of, without_blanks
from orgmodel.org.org import Org, org_of_table
from orgmodel.org.tree import Ints, Tree, grow, loops
from orgmodel.typical.graph import Graph, boss_of, preorder, seat_of, top_of

# Headings of a company of roles that count: seats that have the role, people who hold one.
SEATS, PEOPLE = "Seats", "People"
# Behind a title that is read as a role elsewhere.
_NO_ROLE = "no role read"


def role_company(org: Org, roles: pa.Array | None = None, *, live: bool = False) -> Org:
    """Company with one seat for each role.

    Parameters
    ----------
    roles
        [people] Role of each person; "" is no role and in no seat. None takes the titles, without case.
    live
        Leave out people who left and posts that were eliminated.

    Returns
    -------
    Org
        Seats in the order of the roles. Its columns: the role as id, the title that most of its seats have, the
        department of most, `SEATS` and `PEOPLE`. A role reports to the role that most of its seats report to, itself
        left out; of several that are as many to the first by its text. Where roles report to each other in a circle,
        the line upward of the one with most seats is left out and stands in `Org.loops`.

    Notes
    -----
    O(n log n). Who reports to somebody without a role reports to the next above who has one.
    """
    texts = folded_titles(org) if roles is None else roles.cast(pa.large_string())
    encoded = texts.dictionary_encode()
    order = pc.sort_indices(encoded.dictionary).to_numpy()
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    role = rank[encoded.indices.to_numpy()]
    names = encoded.dictionary.take(pa.array(order))
    is_none = np.flatnonzero(pc.equal(names, "").to_numpy(zero_copy_only=False))
    counted = np.ones(org.people, bool) if not live else ~org.gone[: org.people]
    counted &= ~np.isin(role, is_none)
    seats = np.flatnonzero(counted)
    kept, new = np.unique(role[seats], return_inverse=True)
    names = names.take(pa.array(kept))
    role_of = np.full(org.people, -1, np.int32)
    role_of[seats] = new
    boss = _bosses(org, role_of)
    count = len(kept)
    own = boss >= 0
    own[own] = role_of[np.flatnonzero(own)] != boss[own]
    voters = np.flatnonzero((role_of >= 0) & (own | (boss < 0)))
    votes = boss[voters].astype(np.int64)
    most = _most(role_of[voters], np.where(votes < 0, count, votes), count, count + 1)
    parent = np.where((most < 0) | (most == count), -1, most).astype(np.int32)
    amounts = _summed(_column(org, SEATS, np.ones(org.people, np.int64)), seats, new, count)
    tree, cut = _cut(parent, amounts)
    cells = pa.table(
        {
            "Role": names.cast(pa.string()),
            "Title": _most_text(org, "title", seats, new, count),
            "Department": _most_text(org, "department", seats, new, count),
            SEATS: pa.array(amounts).cast(pa.string()),
            PEOPLE: pa.array(_summed(_column(org, PEOPLE, _holders(org)), seats, new, count)).cast(pa.string()),
        }
    )
    return org_of_table(
        cells,
        np.arange(1, count + 1, dtype=np.int64),
        _fields("Role", "Department"),
        tree,
        loops=cut,
    )


def with_distinct_titles(before: Org, after: Org) -> tuple[Org, Org]:
    """Both companies of roles, in which no two roles have one title: what tells them apart stands behind it.

    A role of the catalogue is told by its name. It has the same words behind its title in both. O(roles).
    """
    rows = [row for org in (before, after) for row in zip(_cells(org, "Role"), _cells(org, "Title"), strict=True)]
    roles_of: dict[str, set[str]] = {}
    for role, title in rows:
        roles_of.setdefault(title.casefold(), set()).add(role)
    behind = {
        role: _NO_ROLE if role == title.casefold() else role.replace("_", " ")
        for role, title in rows
        if len(roles_of[title.casefold()]) > 1
    }
    if not behind:
        return before, after
    return _with_words(before, behind), _with_words(after, behind)


def _with_words(org: Org, behind: Mapping[str, str]) -> Org:
    """Company of roles with some words behind the titles of some roles."""
    titles = [
        f"{title} ({behind[role]})" if role in behind else title
        for role, title in zip(_cells(org, "Role"), _cells(org, "Title"), strict=True)
    ]
    at = org.cells.schema.get_field_index("Title")
    return replace(org, cells=org.cells.set_column(at, "Title", pa.array(titles, pa.string())))


def _cells(org: Org, column: str) -> list[str]:
    found: list[str] = org.cells[column].to_pylist()
    return found


def chart_company(graph: Graph) -> Org:
    """Chart of a typical company as a company: cards by key, with title, unit, and the seats and people of each."""
    keys = list(preorder(graph, top_of(graph)))
    seats = [seat_of(graph, key) for key in keys]
    position = {key: at for at, key in enumerate(keys)}
    bosses = [boss_of(graph, key) for key in keys]
    tree, _ = grow(np.array([-1 if boss is None else position[boss] for boss in bosses], np.int32))
    number = len(keys)
    cells = pa.table(
        {
            "Seat": pa.array(keys, pa.string()),
            "Title": pa.array([seat.title for seat in seats], pa.string()),
            "Unit": pa.array([seat.unit for seat in seats], pa.string()),
            SEATS: pa.array([str(max(1, seat.count)) for seat in seats], pa.string()),
            PEOPLE: pa.array([str(seat.count + seat.team) for seat in seats], pa.string()),
        }
    )
    return org_of_table(
        cells,
        np.arange(1, number + 1, dtype=np.int64),
        # A card is called as its title is, and nobody's name is on it.
        {field: columns for field, columns in _fields("Seat", "Unit").items() if field != "name"},
        tree,
    )


def _fields(role: str, department: str) -> dict[str, tuple[str, ...]]:
    return {
        "id": (role,),
        "name": ("Title",),
        "title": ("Title",),
        "department": (department,),
        SEATS: (SEATS,),
        PEOPLE: (PEOPLE,),
    }


def folded_titles(org: Org) -> pa.Array:
    """Title of each of the people without case and blanks that do not count; [people]."""
    encoded = field_texts(org, "title").combine_chunks().dictionary_encode()
    folded = pc.utf8_lower(without_blanks(pa.chunked_array([encoded.dictionary]))).combine_chunks()
    return folded.take(encoded.indices)


def _bosses(org: Org, role_of: Ints) -> Ints:
    """Role that each person reports to; -1 at a top. Above somebody without a role the next who has one counts."""
    managers = managers_of(org)
    managers = np.where(managers < org.people, managers, -1)
    if not (role_of < 0).any():
        return np.where(managers >= 0, role_of[managers], -1).astype(np.int32)
    # From the top down, level by level: whom the one above reports to is known already.
    nearest = np.full(len(org), -1, np.int32)
    tree = org.tree
    for level in range(1, tree.levels):
        seats = tree.order[tree.starts[level] : tree.starts[level + 1]]
        bosses = tree.parent[seats]
        own = np.where(bosses < org.people, role_of[np.minimum(bosses, org.people - 1)], -1)
        nearest[seats] = np.where(own >= 0, own, nearest[bosses])
    return nearest[: org.people]


def _most(groups: NDArray[np.integer], values: NDArray[np.integer], count: int, width: int) -> NDArray[np.int64]:
    """Value that stands most often in each group, the smallest of those that do; -1 for a group without any."""
    pairs, amounts = np.unique(groups.astype(np.int64) * width + values, return_counts=True)
    group, value = np.divmod(pairs, width)
    order = np.lexsort((value, -amounts, group))
    first = order[np.flatnonzero(np.diff(group[order], prepend=-1))]
    most = np.full(count, -1, np.int64)
    most[group[first]] = value[first]
    return most


def _most_text(org: Org, field: str, seats: NDArray[np.int64], groups: NDArray[np.integer], count: int) -> pa.Array:
    """Text of a field that most seats of each group have."""
    encoded = without_blanks(field_texts(org, field).take(pa.array(seats))).combine_chunks().dictionary_encode()
    order = pc.sort_indices(encoded.dictionary).to_numpy()
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    most = _most(groups, rank[encoded.indices.to_numpy()], count, max(1, len(order)))
    return encoded.dictionary.take(pa.array(order[most])).cast(pa.string())


def _holders(org: Org) -> NDArray[np.int64]:
    """People who hold each seat; [people]."""
    held = (~org.vacant[: org.people] & ~org.gone[: org.people]).astype(np.int64)
    np.add.at(held, org.shared, 1)
    return held


def _column(org: Org, heading: str, otherwise: NDArray[np.int64]) -> NDArray[np.int64]:
    """Numbers of a column that charts of typical companies have; other companies have `otherwise`."""
    return org.cells[heading].to_numpy().astype(np.int64) if heading in org.fields else otherwise


def _summed(
    values: NDArray[np.int64], seats: NDArray[np.int64], groups: NDArray[np.integer], count: int
) -> NDArray[np.int64]:
    return np.bincount(groups, weights=values[seats], minlength=count).astype(np.int64)


def _cut(parent: Ints, amounts: NDArray[np.int64]) -> tuple[Tree, Ints]:
    """Tree of the roles, and the lines left out of it because they close a circle."""
    tree, lost = grow(parent)
    if not len(lost):
        return tree, np.zeros((0, 2), np.int32)
    cut = []
    parent = parent.copy()
    for circle in loops(parent, lost):
        top = min(circle.tolist(), key=lambda seat: (-int(amounts[seat]), seat))
        cut.append((top, int(parent[top])))
        parent[top] = -1
    return grow(parent)[0], np.array(cut, np.int32)

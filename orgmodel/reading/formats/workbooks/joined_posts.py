"""Posts and people on two sheets: the people name their post, the posts name the post above."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.reading.columns.profiles import profile
from orgmodel.reading.table import Table

# Of the values of a column, so many are found in the key; sheets with fewer rows tell nothing.
_FOUND, _FEWEST = 0.9, 3
_LARGE = 200_000
# What stands for the name where nobody holds a post.
_VACANT = "Vacant"


def join_posts(tables: Sequence[Table], names: Sequence[str]) -> Table | None:
    """Posts with the people who hold them, by the number of the post; None where two sheets are not so (ORG123).

    A post without people is vacant; people whose post is on no row stand below. Rows are numbered by the
    sheet of the posts.

    Parameters
    ----------
    names
        Of the sheets of the tables.
    """
    for posts, people in ((0, 1), (1, 0)):
        if joined := _joined(tables[posts], tables[people], names[posts], names[people]):
            return joined
    return None


def _joined(posts: Table, people: Table, posts_name: str, people_name: str) -> Table | None:
    words = load_words()
    if not all(_FEWEST <= table.cells.num_rows <= _LARGE for table in (posts, people)):
        return None
    if "manager" in columns_of(people.cells.column_names, words) or _has_people(posts) or not _has_people(people):
        return None
    keys = _keys(posts)
    if keys is None:
        return None
    key, above = keys
    held = next((name for name, column in _texts(people.cells) if _share(column, posts.cells[key]) >= _FOUND), None)
    if held is None:
        return None
    rows = posts.cells[key].cast(pa.large_string()).combine_chunks()
    places = pc.index_in(people.cells[held].cast(pa.large_string()).combine_chunks(), value_set=rows)
    post_of = places.fill_null(-1).to_numpy(zero_copy_only=False)
    order: list[tuple[int, int]] = []
    holders = np.argsort(post_of, kind="stable")
    bounds = np.searchsorted(post_of[holders], np.arange(-1, len(rows) + 1))
    for post in range(len(rows)):
        mine = holders[bounds[post + 1] : bounds[post + 2]].tolist()
        order += [(post, person) for person in mine] or [(post, -1)]
    order += [(-1, person) for person in holders[: bounds[1]].tolist()]
    columns = _taken(posts.cells, [post for post, _ in order])
    persons = [person for _, person in order]
    called = _name_column(people)
    for name, column in _taken(people.cells.drop_columns([held]), persons).items():
        is_nobody = pa.array([person < 0 and name == called for person in persons])
        columns[unique_name(name, columns)] = pc.if_else(is_nobody, _VACANT, column)
    told = finding("ORG123", values=[f"posts of {posts_name!r} with the people of {people_name!r}, by {held}"], count=1)
    numbers = [int(posts.rows[post]) if post >= 0 else int(people.rows[person]) for post, person in order]
    known = {**people.known, **posts.known, "id": key, "manager": above}
    return replace(
        posts,
        cells=pa.table(columns),
        rows=np.array(numbers, np.int64),
        findings=(*posts.findings, *people.findings, told),
        known=known,
    )


def _keys(posts: Table) -> tuple[str, str] | None:
    """Columns of the posts and of the posts above them: all of these are among those, which are each once."""
    columns = dict(_texts(posts.cells))
    for key, column in columns.items():
        if pc.count_distinct(column).as_py() < len(column) or pc.any(pc.equal(column, "")).as_py():
            continue
        for above, others in columns.items():
            if above != key and _share(others, column) >= _FOUND and pc.count_distinct(others).as_py() < len(others):
                return key, above
    return None


def _texts(cells: pa.Table) -> Iterator[tuple[str, pa.ChunkedArray]]:
    return ((name, cells[name].cast(pa.large_string())) for name in cells.column_names)


def _share(column: pa.ChunkedArray, keys: pa.ChunkedArray) -> float:
    """Share of the filled values of a column that are keys; 0 where hardly any is filled."""
    filled = pc.filter(column, pc.not_equal(column, ""))
    if len(filled) < _FEWEST - 1:
        return 0.0
    share: float = pc.mean(pc.is_in(filled, value_set=keys.cast(pa.large_string()).combine_chunks())).as_py()
    return share


def _has_people(table: Table) -> bool:
    evidence = load_evidence()
    fields = columns_of(table.cells.column_names, load_words())
    return "first" in fields or any(profile(column, evidence).is_person for column in table.cells.columns)


def _name_column(people: Table) -> str | None:
    fields, evidence = columns_of(people.cells.column_names, load_words()), load_evidence()
    persons = [name for name, column in _texts(people.cells) if profile(column, evidence).is_person]
    return next(iter((*fields.get("name", ()), *fields.get("first", ()), *persons)), None)


def _taken(cells: pa.Table, rows: Sequence[int]) -> dict[str, pa.Array]:
    """Columns with the rows of a list, "" for -1."""
    which = pa.array([place if place >= 0 else None for place in rows], pa.int64())
    return {name: column.combine_chunks().take(which).fill_null("") for name, column in _texts(cells)}

"""Readings: the title of everybody in a company read as a role, with how sure and why."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.errors import UnknownName
from orgmodel.fit.business import with_own_business, with_own_divisions, with_own_networks
from orgmodel.fit.context import Context, is_one_of
from orgmodel.fit.draft import Draft
from orgmodel.fit.read_front_line import read_first_line, read_front_line, read_production
from orgmodel.fit.read_functions import read_heads, read_office, read_rest
from orgmodel.fit.read_operations import (
    read_by_department,
    read_chief_operating,
    read_rungs,
    surroundings,
)
from orgmodel.fit.read_top import read_chief, read_parts
from orgmodel.fit.reasons import REASON, SENTENCES
from orgmodel.fit.title_forms import distinct, title_forms
from orgmodel.fit.title_parts import FORMER
from orgmodel.fit.vocabulary import Vocabulary
from orgmodel.org.metrics import people_tree
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints, Tree


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """Role of each seat that was read, [n]; placeholders are none.

    Attributes
    ----------
    org, words
        What it was read from.
    tree
        Lines between the seats.
    roles
        Keys of the catalogue; a seat's `role` is a place in them, -1 for none.
    sureness
        0 to 1: of the role, or of there being none.
    reason, about, topic
        Numbers of the reason, of the seat and of the area that it speaks of.
    """

    org: Org
    words: Vocabulary
    tree: Tree
    roles: tuple[str, ...]
    role: NDArray[np.int8]
    sureness: NDArray[np.float32]
    reason: NDArray[np.int8]
    about: Ints
    topic: NDArray[np.int8]

    def has_role(self, *roles: str) -> NDArray[np.bool_]:
        """True where a seat is one of some roles; [n]."""
        return is_one_of(self.role, [self.roles.index(role) for role in roles])

    def reasons(self, seats: Ints) -> list[str]:
        """Sentence for each of some seats."""
        about = self.about[seats]
        titles = self.org.texts("title", np.maximum(about, 0))
        names = ["nothing known", *(self.words.area_names[area] for area in self.words.areas)]
        told: dict[tuple[int, str, int], str] = {}
        found = []
        rows = zip(self.reason[seats].tolist(), about.tolist(), titles, self.topic[seats].tolist(), strict=True)
        for reason, at, title, topic in rows:
            key = (reason, title if at >= 0 else "", topic)
            if key not in told:
                boss = f"“{key[1]}”" if key[1] else "nobody in the file"
                told[key] = SENTENCES[reason].format(boss=boss, area=names[topic])
            found.append(told[key])
        return found


def read_titles(
    org: Org, words: Vocabulary, roles: tuple[str, ...], corrections: Mapping[int, str] | None = None
) -> Readings:
    """Read the titles of a company as roles.

    Parameters
    ----------
    roles
        Keys of the catalogue, in its order.
    corrections
        Seat to the role that a person gave it, or "" for none; these win, and the rules around see them.

    Raises
    ------
    UnknownName
        If a correction names no role.

    Notes
    -----
    O(different titles + people · log levels); no recursion. The order of the rows changes nothing.
    """
    codes = {key: number for number, key in enumerate(roles)}
    for key in (corrections or {}).values():
        if key and key not in codes:
            raise UnknownName("role", key, roles)
    here = context_of(org, words)
    parents = org.tree.parent[: org.people]
    draft = Draft(here, words, codes, outside=parents >= org.people)
    _fix(draft, corrections or {})
    draft.read(here.gone, "", words.sureness["exact"], "gone")
    draft.read((here.marks & FORMER) != 0, "", words.sureness["title"], "former")
    read_chief(draft)
    around = surroundings(draft)
    read_chief_operating(draft, around)
    read_parts(draft)
    around = surroundings(draft)
    read_rungs(draft, around)
    read_by_department(draft, around)
    if (draft.reason == REASON["open_seat"]).any():
        around = surroundings(draft)
    read_office(draft, around)
    read_production(draft, around)
    read_first_line(draft, around)
    read_heads(draft, around)
    read_front_line(draft, around)
    draft.read(~here.is_titled, "", words.sureness["exact"], "no_title")
    read_rest(draft, around)
    unsure = (draft.role >= 0) & (draft.sureness < words.sureness["least"]) & ~draft.fixed
    draft.role[unsure] = -1
    draft.reason[unsure] = REASON["unsure"]
    return Readings(org, words, here.tree, roles, draft.role, draft.sureness, draft.reason, draft.about, draft.topic)


def read_chiefs(org: Org, words: Vocabulary, roles: tuple[str, ...]) -> NDArray[np.int64]:
    """Seats of the chief executives, as `read_titles` finds them without corrections; several where tops are alike.

    Notes
    -----
    O(different titles + people): the rest of a company's titles is left unread.
    """
    here = context_of(org, words)
    codes = {key: number for number, key in enumerate(roles)}
    draft = Draft(here, words, codes, outside=org.tree.parent[: org.people] >= org.people)
    draft.read(here.gone | ((here.marks & FORMER) != 0), "", words.sureness["exact"], "former")
    read_chief(draft)
    return np.flatnonzero(draft.has_role("ceo"))


def context_of(org: Org, words: Vocabulary) -> Context:
    """Titles and departments of everybody who was read, by what their words say."""
    n = org.people
    titles, number = distinct(_column(org, "title"))
    forms = title_forms(titles, words)
    departments, of = distinct(_column(org, "department"))
    department = title_forms(departments, words).area[of]
    tree = people_tree(org)
    gone = org.gone[:n].copy()
    rank, area, marks = forms.rank[number], forms.area[number], forms.marks[number]
    rank[gone], area[gone], marks[gone] = 0, 0, 0
    here = Context(tree, rank, area, marks, department, tree.count > 0, gone, number)
    return with_own_business(with_own_networks(with_own_divisions(here, words), words), words)


def _column(org: Org, field: str) -> pa.ChunkedArray:
    """Text of a field for everybody who was read; blank where the file has no such column."""
    n = org.people
    columns = [org.cells[heading].slice(0, n) for heading in org.fields.get(field, ())]
    if not columns:
        return pa.chunked_array([pa.array([""] * n, pa.string())])
    columns = [pc.fill_null(column.cast(pa.string()), "") for column in columns]
    return columns[0] if len(columns) == 1 else pc.binary_join_element_wise(*columns, " ")


def _fix(draft: Draft, corrections: Mapping[int, str]) -> None:
    """Take what a person said, before any rule."""
    if not corrections:
        return
    seats = np.array(sorted(corrections), np.int64)
    draft.fixed[seats] = True
    draft.is_open[seats] = False
    draft.role[seats] = [draft.codes[corrections[seat]] if corrections[seat] else -1 for seat in seats.tolist()]
    draft.sureness[seats] = 1
    draft.reason[seats] = REASON["corrected"]
    draft.chief |= draft.fixed & draft.has_role("ceo")

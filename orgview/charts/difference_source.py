"""Difference source: two companies as one chart, marked by what became of each seat."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import numpy as np

from orgmodel.export.page import Heading
from orgmodel.export.reports.difference_drawing import overlay_heading
from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.layout.loaded import names_of
from orgmodel.layout.overlay import notes_of, overlay_scene, statuses_of
from orgmodel.layout.scene import Scene
from orgmodel.tables.sheets import people_sheet
from orgmodel.text.markup import without_markup
from orgmodel.theme import STATUS_NAMES, Theme
from orgmodel.views.loaded import seat_of_key
from orgmodel.views.marked import MarkedBranches, open_marked
from orgview.charts.comparer import Compared
from orgview.charts.inspection import Inspection, Kicker, Link, Paragraph, SeatList, Title, Trail
from orgview.charts.opened_company import chain_up
from orgview.charts.source import ChartSource, TableSheet
from orgview.queries.comparison_query import comparison_fields
from orgview.queries.loaded_query import LoadedViewQuery, read_view_query, write_view_query

MOST_LINKS = 12
CUT = "At most 300 cards are drawn at once. Fold a branch to open another."


class DifferenceSource(ChartSource):
    """Two companies, and the query fields that say which and how they are looked at."""

    def __init__(self, compared: Compared, fields: Mapping[str, str]) -> None:
        self._compared = compared
        self._fields = fields
        self._union = compared.union

    @cached_property
    def _view(self) -> tuple[LoadedViewQuery, MarkedBranches]:
        query = read_view_query(self._fields, people_sheet(self._union.org))
        return query, open_marked(self._union.org, self._union.marked, query.view)

    @property
    def query(self) -> str:
        """Companies and view that are not as at first."""
        query, marked = self._view
        kept = {key: text for key, text in write_view_query(query).items() if key in ("lay", "ratio")}
        view = write_view_query(LoadedViewQuery(view=marked.branches.view))
        return urlencode(comparison_fields(self._fields) | view | kept, safe=".:,")

    def draw(self, theme: Theme) -> Scene:
        """Draw the part that is looked at."""
        query, marked = self._view
        return overlay_scene(self._union, marked, theme, self._names, query.layout)

    @property
    def _names(self) -> str:
        return f"{self._compared.a.side.name} and {self._compared.b.side.name}"

    def chart_json(self) -> dict[str, Any]:
        """Headcount of both together, and how many seats changed."""
        return {
            "headcount": self._union.org.people,
            "chain": [],
            "ladder": None,
            "alternatives": [],
            "findings": {},
            "view": {
                "layout": self._view[0].layout,
                "layouts": [[key, name] for key, name in LAYOUTS.items() if key != "grades"],
                "changed": int(self._union.marked.sum()),
            },
        }

    def heading(self) -> Heading:
        """Both names, and the difference in sentences."""
        names = self._compared.a.side.name, self._compared.b.side.name
        return overlay_heading(self._compared.difference, names)

    def notices(self) -> list[dict[str, Any]]:
        """That more branches are open than are drawn."""
        return [{"text": CUT, "cites": []}] if self._view[1].branches.is_cut else []

    def inspection(self, selected: str) -> Inspection:
        """Inspect a seat: what became of it, whom it reports to; the difference for anything else."""
        seat, org = seat_of_key(selected), self._union.org
        if seat is None or seat >= len(org):
            heading = self.heading()
            return (Kicker("Difference"), Title(heading.title), Paragraph(heading.subtitle, "lead"))
        status = statuses_of(self._union, [seat]).get(seat, "")
        notes = notes_of(self._union, np.array([seat], np.int32)).get(seat, [])
        note = "; ".join(reversed(notes)) or STATUS_NAMES.get(status, "Nothing differs.")
        chain = chain_up(org, seat)
        reports = org.tree.reports(seat)[:MOST_LINKS].tolist()
        title = without_markup(org.texts("title", [seat])[0])
        name = names_of(org, [seat])[0]
        return (
            Kicker(STATUS_NAMES.get(status, "The same" if note == "Nothing differs." else "Changed")),
            Title(name),
            *((Paragraph(title),) if title and title != name else ()),
            Paragraph(f"{note[:1].upper()}{note[1:]}", "lead"),
            Trail(tuple(Link(f"n{one}", text) for one, text in zip(chain, names_of(org, chain), strict=True))),
            SeatList(
                tuple(Link(f"n{one}", text) for one, text in zip(reports, names_of(org, reports), strict=True)),
                max(0, int(org.tree.count[seat]) - MOST_LINKS),
            ),
        )

    def table(self, name: str) -> TableSheet | None:
        """No sheet: the list of changes has an address of its own."""
        del name
        return None

    @property
    def file_stem(self) -> str:
        """Names of both companies."""
        a, b = self._compared.names
        return f"Reportline {a} and {b}"

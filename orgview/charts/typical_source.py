"""Typical source: a typical company as it is looked at, from query fields."""

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, replace
from functools import cached_property, lru_cache
from typing import Any

from orgmodel.catalog.catalog import Domain
from orgmodel.difference.chart_sentences import change_texts, clauses_text
from orgmodel.difference.charts import chart_shape, compare_charts, has_other_numbers, seat_changes, seat_people
from orgmodel.errors import OrgError
from orgmodel.export.chart import chart_heading
from orgmodel.export.companies.typical_company import typical_company
from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.page import EVERYTHING, Heading, Surround
from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.layout.alternatives import possible_lines
from orgmodel.layout.scene import Scene
from orgmodel.layout.typical import alternatives_scene, typical_scene
from orgmodel.tables.seats import seats_sheet
from orgmodel.theme import THEMES, Theme
from orgmodel.typical.answer import answer_text, next_steps
from orgmodel.typical.build.arrivals import Arrival, arrivals
from orgmodel.typical.build.build import build
from orgmodel.typical.describe import headcount_text
from orgmodel.typical.graph import Graph, boss_of, chain_of, preorder, seat_of, top_of
from orgmodel.typical.idle import idle_choices
from orgmodel.typical.parameters import TypicalCompany, changed
from orgmodel.views.typical import View, depth_of, settled, visible_seats
from orgview.catalogue import Catalogue
from orgview.charts.encoded_scene import encode_object, encode_scene
from orgview.charts.export_parts import ExportParts
from orgview.charts.inspection import Inspection
from orgview.charts.ladder import chain_json, ladder_json
from orgview.charts.scene_json import lines_json
from orgview.charts.source import ChartSource, EncodeDetails, TableSheet, to_bytes
from orgview.charts.typical_inspection import inspect_typical
from orgview.memory.cache import TYPICAL, SharedCache
from orgview.messages import for_field, for_others, message_of
from orgview.queries.typical_query import Reading, raise_problems, read, write

# A graph in memory: 10 seats take 80 kB, 60 seats 300 kB.
GRAPH_BYTES, SEAT_BYTES = 40_000, 4_500
# Query field of a control to the choice that may be idle.
IDLE_FIELDS = {"coo": "coo", "coos": "coos", "by": "coo_split", "asst": "assistant_director"}


class TypicalCompanies:
    """Maker of typical sources, with what was made of their queries lately: an answer depends on its query alone."""

    def __init__(self, catalogue: Catalogue, cache: SharedCache) -> None:
        self.catalogue = catalogue
        self._cache = cache
        # A worker that was started later may have read other presets.
        self._edition = hashlib.sha256(repr(catalogue).encode()).hexdigest()

    def source(self, fields: Mapping[str, str]) -> "TypicalSource":
        """Source of query fields; what cannot be read is at its default."""
        return TypicalSource(self, read(fields, self.catalogue.domain, self.catalogue.first.company))

    def growing(self, company: TypicalCompany) -> TypicalCompany:
        """The company whatever its headcount: what a ladder and arrivals depend on."""
        return changed(company, headcount=self.catalogue.first.company.headcount)

    def graph(self, company: TypicalCompany) -> Graph:
        """Seats and lines of a company."""

        def make() -> tuple[Graph, int]:
            graph = build(company, self.catalogue.domain)
            return graph, GRAPH_BYTES + SEAT_BYTES * len(graph)

        return self._cache.get_or_make(TYPICAL, f"graph {_text_of(company)}", make)

    def _outline(self, company: TypicalCompany) -> tuple[str, dict[str, int]]:
        """Hash of the shape of a company's chart, and people of each seat: what another worker told needs no graph."""

        def make() -> bytes:
            graph = self.graph(company)
            shape = hashlib.sha256(repr(chart_shape(graph)).encode()).hexdigest()
            return to_bytes([shape, seat_people(graph)])

        shape, people = json.loads(self._bytes(f"outline {_text_of(company)}", make))
        return shape, people

    def ladder(self, company: TypicalCompany) -> dict[str, Any]:
        """Operations line at all sizes."""

        def make() -> tuple[dict[str, Any], int]:
            ladder = ladder_json(self.catalogue, company, self.arrivals(company))
            return ladder, 8 * len(to_bytes(ladder))

        return self._cache.get_or_make(TYPICAL, f"ladder {_text_of(company)}", make)

    def encoded_ladder(self, company: TypicalCompany) -> bytes:
        """Operations line at all sizes as JSON: a third of an answer, and the same at each of them."""
        return self._bytes(f"encoded ladder {_text_of(company)}", lambda: to_bytes(self.ladder(company)))

    def arrivals(self, company: TypicalCompany) -> tuple[Arrival, ...]:
        """Roles that come with growth."""

        def make() -> tuple[tuple[Arrival, ...], int]:
            coming = arrivals(company, self.catalogue.domain)
            return coming, 400 * len(coming)

        return self._cache.get_or_make(TYPICAL, f"arrivals {_text_of(company)}", make)

    def changes(self, before: TypicalCompany, after: TypicalCompany) -> str:
        """Difference of two companies, a sentence."""
        (shape_before, people_before), (shape_after, people_after) = self._outline(before), self._outline(after)

        def make() -> bytes:
            graphs = self.graph(before), self.graph(after)
            changes = seat_changes(compare_charts(*graphs), graphs)
            return to_bytes([change_texts(changes), any(one.kind != "recounted" for one in changes)])

        clauses, is_changed = json.loads(self._bytes(f"changes {shape_before} {shape_after}", make))
        is_changed = is_changed or has_other_numbers(people_before, people_after)
        return clauses_text(clauses, headcount_text(after), is_changed=is_changed)

    def encoded_answer(self, source: "TypicalSource", theme: str) -> bytes:
        """Answer of a source without problems."""
        return self._bytes(f"answer {theme} {source.query}", lambda: source.encode(theme))

    def alternatives(self, company: TypicalCompany, view: View, theme: Theme) -> list[dict[str, Any]]:
        """Lines to the bosses that could be, of what is drawn."""

        def make() -> tuple[list[dict[str, Any]], int]:
            lines = lines_json(alternatives_scene(self.graph(company), view, theme))
            return lines, 1_000 + 4 * len(to_bytes({"lines": lines}))

        return self._cache.get_or_make(TYPICAL, f"alternatives {theme.name} {write(company, view)}", make)

    def encoded_details(self, source: "TypicalSource", selected: str, encode: EncodeDetails) -> bytes:
        """Details of what is selected; they depend on the company alone."""
        return self._bytes(f"details {selected!r} {source.query}", lambda: encode(source, selected))

    def _bytes(self, what: str, make: Callable[[], bytes]) -> bytes:
        """Bytes that depend on a question and the catalogue alone."""
        return self._cache.typical_bytes(f"{what} {self._edition}", make)


# A change of size asks for the texts of two companies, four times.
@lru_cache(maxsize=4096)
def _text_of(company: TypicalCompany) -> str:
    return write(company, View())


class TypicalSource(ChartSource):
    """A typical company and the view of it, as a query says."""

    answers_details = True

    def __init__(self, companies: TypicalCompanies, reading: Reading) -> None:
        self.reading = reading
        self._companies = companies

    @property
    def _domain(self) -> Domain:
        return self._companies.catalogue.domain

    @cached_property
    def graph(self) -> Graph:
        """Seats and lines.

        Raises
        ------
        orgmodel.errors.OrgError
            If no company can be built of the parameters together.
        """
        return self._companies.graph(self.reading.company)

    @cached_property
    def view(self) -> View:
        """View with its wishes met, as far as there is a company."""
        view = self.reading.view
        if not view.whole and not view.at:
            return view
        try:
            return settled(self.graph, view)
        except OrgError:
            return replace(view, whole=frozenset(), at="")

    @property
    def query(self) -> str:
        """Parameters and view that are not at their defaults."""
        return write(self.reading.company, self.view)

    def draw(self, theme: Theme) -> Scene:
        """Draw the seats that are not folded away."""
        return typical_scene(self.graph, self.view, theme)

    def chart_json(self) -> dict[str, Any]:
        """Headcount, operations line, ladder, bosses that could be, and layout."""
        ladder = self._companies.ladder(self._companies.growing(self.reading.company))
        return {**self._chart_json(), "ladder": ladder}

    def _chart_json(self) -> dict[str, Any]:
        company, view, catalogue = self.reading.company, self.view, self._companies.catalogue
        return {
            "headcount": company.headcount,
            "chain": chain_json(catalogue, self.graph),
            "alternatives": [
                {"report": line.source, "boss": line.target, "label": line.label}
                for line in possible_lines(self.graph, visible_seats(self.graph, view).keys)
            ],
            "findings": {},
            "view": {
                "layout": view.layout,
                "layouts": list(map(list, LAYOUTS.items())),
                "levels": view.levels,
                "deepest": depth_of(self.graph, view),
                "trail": [[key, seat_of(self.graph, key).title] for key in self._trail()],
                "line": view.line if view.line in self.graph else "",
            },
        }

    def _trail(self) -> list[str]:
        """Seats from the top down to that whose branch alone is drawn; none where all of the company is."""
        focus = self.view.focus
        return list(reversed(chain_of(self.graph, focus))) if focus in self.graph and boss_of(self.graph, focus) else []

    def alternatives(self, theme: Theme) -> list[dict[str, Any]]:
        """Lines to the bosses that could be, each with its points and when it would hold."""
        return self._companies.alternatives(self.reading.company, replace(self.view, show_alternatives=False), theme)

    def heading(self) -> Heading:
        """Parameters, operations line, rules and evidence; of a branch its top too."""
        return chart_heading(self.graph, "".join(self._trail()[-1:]))

    def sentence(self) -> str:
        """Head of operations and the boss."""
        return answer_text(self.graph)

    def next_steps(self) -> list[dict[str, Any]]:
        """Roles that come to the operations line with growth, the two nearest headcounts."""
        coming = self._companies.arrivals(self._companies.growing(self.reading.company))
        return [asdict(step) for step in next_steps(self.graph, coming, self._domain)]

    def idle(self) -> dict[str, str]:
        """Controls of the COO that change nothing at this size."""
        found = idle_choices(self.graph, self._domain)
        return {key: found[field] for key, field in IDLE_FIELDS.items() if field in found}

    def notices(self) -> list[dict[str, Any]]:
        """Notices of the rules, with the evidence."""
        return [{"text": text, "cites": list(cites)} for _, text, cites in self.graph.graph["notices"]]

    def inspection(self, selected: str) -> Inspection:
        """Inspect a seat or line with its rule and evidence; the company for anything else."""
        return inspect_typical(self.graph, self._domain, selected)

    def table(self, name: str) -> TableSheet | None:
        """Seats, as people; a typical company has no findings."""
        if name != "people":
            return None
        graph, company = self.graph, self.reading.company
        sheet, keys = seats_sheet(graph)
        return TableSheet(sheet, f"typical {company!r}", lambda seat: chain_of(graph, keys[seat]), self.file_stem)

    @property
    def file_stem(self) -> str:
        """Headcount."""
        return f"Reportline {self.reading.company.headcount} people"

    def export_parts(self, taken: Collection[str]) -> ExportParts:
        """Seats with their reasons; the whole company is the chart with all branches open.

        Raises
        ------
        orgmodel.errors.OrgError
            If a field of the query cannot be read, or no company can be built of them.
        """
        del taken
        raise_problems(self.reading)
        graph, view = self.graph, self.view
        keys = list(preorder(graph, top_of(graph)))
        places = {key: place for place, key in enumerate(keys)}
        open_view = settled(graph, replace(view, focus="", line="", whole=frozenset([top_of(graph)])))
        return ExportParts(
            typical_company(graph),
            self.scene,
            lambda theme: typical_scene(graph, open_view, theme),
            self.heading(),
            view.layout,
            places.get,
            self.file_stem,
            whole_heading=chart_heading(graph),
        )

    def drawing(self, theme: Theme, surround: Surround = EVERYTHING) -> Drawing:
        """Chart under its heading.

        Raises
        ------
        orgmodel.errors.OrgError
            If a field of the query cannot be read; a file does not show anything else instead.
        """
        raise_problems(self.reading)
        return super().drawing(theme, surround)

    def changes_text(self, before: ChartSource | None) -> str | None:
        """Difference from another typical company, a sentence."""
        if not isinstance(before, TypicalSource) or self.reading.problems:
            return None
        if before.reading.company == self.reading.company:
            return None
        try:
            return self._companies.changes(before.reading.company, self.reading.company)
        except OrgError:
            return None

    def answer(self, theme: str) -> dict[str, Any]:
        """The answer as `encode` writes it, parsed."""
        answer: dict[str, Any] = json.loads(self.encode(theme))
        return answer

    def encode(self, theme: str) -> bytes:
        """Answer as JSON, anew each time.

        With messages for what cannot be read; without a scene where no company can be built.
        """
        problems = self.reading.problems
        errors = {
            "n": for_field(problems, "n"),
            "t": for_field(problems, "t"),
            "others": for_others(problems, ("n", "t")),
        }
        look = THEMES.get(theme, THEMES["light"])
        try:
            chart = {key: to_bytes(value) for key, value in self._chart_json().items()}
            chart |= {
                "query": to_bytes(self.query),
                "ladder": self._companies.encoded_ladder(self._companies.growing(self.reading.company)),
            }
            words = {key: to_bytes(value) for key, value in self.words().items()}
            scene = encode_scene(self.scene(look), look, chart)
        except OrgError as error:
            errors["others"] = message_of(error)
            return to_bytes({"errors": errors, "scene": None, "sentence": None, "notices": None})
        return encode_object({"errors": to_bytes(errors), "scene": scene, **words})

    def first_answer(self, theme: str) -> dict[str, Any]:
        """The encoded answer, parsed."""
        answer: dict[str, Any] = json.loads(self.encoded_answer(theme))
        return answer

    def encoded_answer(self, theme: str) -> bytes:
        """The answer as JSON; one without errors is made once."""
        if self.reading.problems:
            return self.encode(theme)
        return self._companies.encoded_answer(self, theme if theme in THEMES else "light")

    def encoded_details(self, selected: str, encode: EncodeDetails) -> bytes:
        """Details of what is selected as JSON, made once."""
        return self._companies.encoded_details(self, selected, encode)

"""Loaded source: a visitor's loaded company as it is looked at."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from orgmodel.catalog.catalog import Domain
from orgmodel.export.cards.look import Look, named
from orgmodel.export.companies.company import Company
from orgmodel.export.companies.restricted import blanked, dropped, restricted_of
from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.page import EVERYTHING, Heading, Surround, compose_page
from orgmodel.layout.card_text import holders_text
from orgmodel.layout.loaded import loaded_scene, names_of
from orgmodel.layout.scene import Scene
from orgmodel.org.report import Figures
from orgmodel.reading.findings_table import read_findings
from orgmodel.reading.row_findings import RowFindings, row_findings
from orgmodel.tables.query import Sheet
from orgmodel.tables.sheets import findings_sheet, people_sheet
from orgmodel.theme import Theme
from orgmodel.views.loaded import seat_of_key
from orgview.charts.export_parts import ExportParts, heading_of_part
from orgview.charts.inspection import Inspection
from orgview.charts.loaded_chart import LoadedChart, choose_chart, view_json
from orgview.charts.loaded_inspection import inspect_loaded
from orgview.charts.metrics import metrics_json
from orgview.charts.opened_company import OpenedCompany
from orgview.charts.source import ChartSource, TableSheet
from orgview.memory.cache import SharedCache
from orgview.queries.loaded_query import LOADED, read_view_query, without_columns, write_view_query

# Of the file that a company is called by; an export has an ending of its own.


class LoadedSource(ChartSource):
    """A loaded company, and the query fields that say how it is looked at."""

    # A click that opens a card is one question, and the company is looked up once for it.
    answers_details = True

    def __init__(self, opened: OpenedCompany, fields: Mapping[str, str], domain: Domain) -> None:
        self.opened = opened
        self._fields = fields
        self._domain = domain

    @cached_property
    def _chart(self) -> LoadedChart:
        return choose_chart(self.opened, self._fields)

    @property
    def query(self) -> str:
        """Company and view that are not as at first."""
        return urlencode({LOADED: self.opened.company.id} | write_view_query(self._chart.query), safe=".:,")

    def draw(self, theme: Theme) -> Scene:
        """Draw the part that is looked at."""
        chart = self._chart
        return loaded_scene(self.opened.org, chart.branches, theme, self.opened.company.name, chart.appearance)

    def chart_json(self) -> dict[str, Any]:
        """Headcount and what the tools round the chart show."""
        org, chart = self.opened.org, self._chart
        return {
            "headcount": org.people,
            "chain": [],
            "ladder": None,
            "alternatives": [],
            "findings": self._findings_of_cards(),
            "view": view_json(org, chart),
        }

    def _findings_of_cards(self) -> dict[str, list[str]]:
        """Findings of the rows of those who are drawn, by their keys; without those of whom there are none."""
        org, company = self.opened.org, self.opened.company
        file = self.opened.open_findings() if company.findings_hash is not None else None
        if file is None or company.findings_hash is None:
            return {}

        def make() -> tuple[RowFindings, int]:
            found = row_findings(read_findings(file))
            return found, found.nbytes

        with file:
            found = self.opened.cache.get_or_make(company.findings_hash, "findings by row", make)
        texts = {
            f"n{seat}": found.of_row(int(org.rows[seat]))
            for seat in self._chart.branches.seats
            if 0 <= seat < org.people
        }
        return {key: told for key, told in texts.items() if told}

    def heading(self) -> Heading:
        """Name, of a branch its top too, and figures; a generated company says what it rests on, others a format."""
        company, focus = self.opened.company, self._chart.query.view.focus
        report = company.report
        origin = " ".join(notice.text for notice in report.notices) or f"{report.origin.kind.upper()} file."
        name = company.name
        if focus is not None:
            name = f"{names_of(self.opened.org, [focus])[0]} and reports: {name}"
        return Heading(
            f"Who reports to whom: {name}",
            report.sentence or summary_text(company.name, report.figures),
            f"{origin} Drawn by Reportline.",
        )

    def notices(self) -> list[dict[str, Any]]:
        """Notices: what a generated company rests on, then what the query could not have."""
        return [
            *(notice.model_dump() for notice in self.opened.company.report.notices),
            *({"text": text, "cites": []} for text in self._chart.notices),
        ]

    def inspection(self, selected: str) -> Inspection:
        """Inspect a seat or line of the file; the company for anything else."""
        return inspect_loaded(self.opened, selected)

    def table(self, name: str) -> TableSheet | None:
        """People, or findings of the file."""
        company = self.opened.company
        if name == "people":
            sheet = people_sheet(self.opened.org)
            return TableSheet(sheet, company.org_hash, lambda seat: [f"n{seat}"], f"{company.name} people")
        return self._findings() if name == "findings" else None

    def _findings(self) -> TableSheet | None:
        company, file = self.opened.company, self.opened.open_findings()
        if file is None or company.findings_hash is None:
            return None

        def make() -> tuple[Sheet, int]:
            sheet = findings_sheet(read_findings(file))
            return sheet, sum(column.read(None).nbytes for column in sheet.columns.values())

        with file:
            sheet = self.opened.cache.get_or_make(company.findings_hash, "findings", make)
        return TableSheet(sheet, company.findings_hash, lambda _line: [], f"{company.name} findings")

    @property
    def file_stem(self) -> str:
        """Name of the company."""
        return f"Reportline {self.opened.company.name}"

    def drawing(self, theme: Theme, surround: Surround = EVERYTHING) -> Drawing:
        """Chart under its heading, which says how many of all people are on it."""
        org, seats = self.opened.org, self._chart.branches.seats
        drawn = sum(0 <= seat < org.people for seat in seats)
        heading = heading_of_part(self.heading(), drawn, org.people)
        return compose_page(self.scene(theme), theme, heading, surround=surround)

    def export_parts(self, taken: Collection[str]) -> ExportParts:
        """People with their findings; what stays behind is neither on a card nor in a colour."""
        opened, company = self.opened, self.opened.company
        restricted = restricted_of(opened.org)
        left_out = tuple(heading for heading in restricted if heading not in taken)
        source = self
        if left_out:
            fields = without_columns(self._fields, people_sheet(opened.org), left_out)
            bare = replace(opened, org=blanked(opened.org, left_out), cache=SharedCache())
            source = LoadedSource(bare, fields, self._domain)
        heading, people = source.heading(), len(opened.org)
        sheet, query = source._chart.sheet, source._chart.query
        look = Look(named(sheet, query.show), "".join(named(sheet, [query.by] if query.by else [])), bool(query.face))
        exported = Company(company.name, dropped(opened.org, left_out), heading.subtitle, heading.source)

        def seat_of(key: str) -> int | None:
            seat = seat_of_key(key)
            return seat if seat is not None and seat < people else None

        return ExportParts(
            exported,
            source.scene,
            None,
            heading,
            query.layout,
            seat_of,
            company.name,
            opened.open_findings,
            company.id,
            restricted,
            tuple(heading for heading in restricted if heading in taken),
            left_out,
            look,
        )

    def metrics(self, limits: Mapping[str, int]) -> dict[str, Any]:
        """Spans, levels and managers of the branch and the filter that are looked at."""
        query = read_view_query(self._fields, people_sheet(self.opened.org))
        return metrics_json(self.opened, query, limits, self._domain)


def summary_text(name: str, figures: Figures) -> str:
    """Summary of a company: "Acme: 330 people, 5 levels, widest span 20, 3 findings"; empty posts apart."""
    parts = [
        holders_text(figures.people, figures.vacancies, figures.gone),
        _count(figures.levels, "level"),
        f"widest span {figures.span:,}",
        _count(figures.findings, "finding"),
    ]
    return f"{name}: {', '.join(parts)}."


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"

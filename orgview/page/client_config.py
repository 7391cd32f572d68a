"""Client config: what the browser knows besides the charts, from limits to the words of its controls; made once."""

from collections.abc import Mapping
from dataclasses import asdict

from orgmodel.export.cards.card import CARD_MARGIN_PX, PADDING_PX, STACK_PX, STRIPE_PX
from orgmodel.export.cards.signs import SIGN_LINE_PX, STATUS_SIGNS, status_colour
from orgmodel.export.files import FILES
from orgmodel.export.paper.sizes import PAPERS
from orgmodel.findings.kinds import KINDS
from orgmodel.layout.algorithms import FITTED, LAYOUTS
from orgmodel.layout.loaded import MOST_LINES
from orgmodel.reading.columns.manager_search import CERTAIN
from orgmodel.tables.query import FilterTest
from orgmodel.theme import LIGHT, STATUS_NAMES, THEMES, Theme
from orgmodel.typical.parameters import MAX_HEADCOUNT, TypicalCompany
from orgmodel.typical.presets import Preset
from orgmodel.views.expansion import MOST_CARDS
from orgview.catalogue import Catalogue
from orgview.charts.stylesheet import SELECTION_OFFSET_PX, SELECTION_PX, line_styles
from orgview.contract.base import Option
from orgview.contract.companies import SampleJson
from orgview.contract.page import (
    CanvasTheme,
    CardMetrics,
    ClientConfig,
    ControlSpec,
    ExportFormat,
    ExportKind,
    FindingKind,
    LegendGroup,
    Limits,
    LineStyle,
    PresetJson,
    SelectionStyle,
    SignJson,
)
from orgview.panels.chart import compared_legend_entries, legend_entries, own_legend_entries
from orgview.panels.controls import Control, controls_of, is_plain, to_values
from orgview.panels.header import EXPORTS, TABS
from orgview.queries.loaded_query import MOST_FILTERS
from orgview.queries.ratios import RATIOS
from orgview.routes.avatars import LETTERS, MOST
from orgview.server.work.samples import Sample, read_samples
from orgview.settings import Settings

# Levels that can be chosen to be open.
MOST_LEVELS = 12
# A title is too small to read on the screen below this height, px.
NEAR_PX = 9.0
FILTER_TESTS: dict[FilterTest, str] = {
    "equals": "is",
    "contains": "holds",
    "starts": "begins with",
    "blank": "is blank",
    "filled": "is not blank",
}
# Every kind of file, as the export dialog has them.
EXPORT_GROUPS = {
    "Pictures": ("svg", "png", "webp"),
    "Pages and slides": ("pdf", "pptx", "html"),
    "Tables": ("xlsx", "csv", "json", "parquet", "visio.csv", "d3.csv"),
    "Graphs and outlines": ("graphml", "gexf", "dot", "mmd", "puml", "drawio", "opml", "vcf"),
}
# Fields that a person chooses columns for, the manager's first.
READING_FIELDS = {
    "manager": "Manager",
    "id": "Id",
    "name": "Name",
    "title": "Title",
    "department": "Department",
    "location": "Location",
    "email": "E-mail",
    "dotted": "Dotted-line manager",
    "status": "Status",
    "ended": "Last day",
    "fte": "Full-time equivalent",
    "grade": "Grade",
    "start": "First day",
    "cost_centre": "Cost centre",
    "snapshot": "Snapshot",
    "assistant": "Assistant",
    "vacancy": "Vacancy",
    "photo": "Photo",
    "notes": "Notes",
}
DELIMITERS = {
    ",": "comma",
    ";": "semicolon",
    "\t": "tab",
    "|": "vertical bar",
    ":": "colon",
    " ": "blanks",
}
ENCODINGS = (*("utf-8", "utf-16", "cp1252", "iso-8859-1", "cp1250", "cp1251", "mac-roman", "shift_jis", "gb18030"),)


def client_config(
    catalogue: Catalogue, settings: Settings, samples: Mapping[str, Sample] | None = None
) -> ClientConfig:
    """Build the config.

    Parameters
    ----------
    samples
        Files that a visitor may load, by name; those of the presets folder unless given.
    """
    samples = read_samples(settings.presets) if samples is None else samples
    return ClientConfig(
        limits=_limits(settings),
        ratios=list(RATIOS),
        layouts=_options(LAYOUTS),
        fitted_layouts=list(FITTED),
        filter_tests=_options(FILTER_TESTS),
        reading_fields=_options(READING_FIELDS),
        delimiters=_options(DELIMITERS),
        encodings=list(ENCODINGS),
        finding_kinds=_finding_kinds(),
        card=_card(LIGHT),
        signs={
            status: SignJson(steps=[list(step) for step in sign.steps], is_filled=sign.is_filled, line=SIGN_LINE_PX)
            for status, sign in STATUS_SIGNS.items()
        },
        font=LIGHT.font,
        legend={
            "typical": _legend(legend_entries()),
            "loaded": _legend(own_legend_entries()),
            "compared": _legend(compared_legend_entries()),
        },
        themes={theme.name: _canvas(theme) for theme in THEMES.values()},
        controls=[_control(control, catalogue.first.company) for control in controls_of(catalogue.domain)],
        presets=[_preset(key, preset) for key, preset in catalogue.presets.items()],
        samples=[_sample(name, sample) for name, sample in samples.items()],
        tabs=_options(TABS),
        export_kinds=[
            ExportKind(format=ending, label=FILES[ending].title, text=FILES[ending].name, group=group)
            for group, endings in EXPORT_GROUPS.items()
            for ending in endings
        ],
        papers=list(PAPERS),
        exports=[ExportFormat(format=name, scale=scale, label=label) for name, scale, label in EXPORTS],
    )


def client_config_json(catalogue: Catalogue, settings: Settings, samples: Mapping[str, Sample] | None = None) -> str:
    """Config as text for ``<script type="application/json">``: no text in it can end the element."""
    text = client_config(catalogue, settings, samples).model_dump_json()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _limits(settings: Settings) -> Limits:
    return Limits(
        headcount=MAX_HEADCOUNT,
        people=settings.max_people,
        upload_bytes=settings.upload_bytes,
        keep_days=settings.keep_days,
        most_keep_days=max(settings.keep_days, settings.most_keep_days),
        cards=MOST_CARDS,
        card_lines=MOST_LINES,
        levels=MOST_LEVELS,
        filters=MOST_FILTERS,
        picture_names=MOST,
        name_letters=LETTERS,
        sure_share=CERTAIN,
    )


def _finding_kinds() -> dict[str, FindingKind]:
    """Kinds that offer something, or cast doubt on what was read."""
    return {
        code: FindingKind(
            actions=list(kind.actions),
            is_doubted_columns=kind.is_doubted_columns,
            is_doubted_table=kind.is_doubted_table,
        )
        for code, kind in KINDS.items()
        if kind.actions or kind.is_doubted_columns or kind.is_doubted_table
    }


def _preset(key: str, preset: Preset) -> PresetJson:
    return PresetJson(
        key=key,
        label=f"{preset.company.headcount:,}" if is_plain(preset) else preset.name,
        name=preset.name,
        summary=preset.summary,
        is_plain=is_plain(preset),
        values=to_values(preset.company),
    )


def _sample(name: str, sample: Sample) -> SampleJson:
    return SampleJson(
        name=name,
        title=sample.title,
        note=sample.note,
        licence=sample.licence,
        attribution=sample.attribution,
    )


def _options(names: dict[str, str] | dict[FilterTest, str]) -> list[Option]:
    return [Option(value=value, label=label) for value, label in names.items()]


def _legend(groups: list[dict[str, list[list[str]]]]) -> list[LegendGroup]:
    return [
        LegendGroup(title=str(group["title"]), items=[(sign, name) for sign, name in group["items"]])
        for group in groups
    ]


def _card(theme: Theme) -> CardMetrics:
    sizes = theme.sizes
    return CardMetrics(
        width=sizes.card_width,
        height=sizes.card_height,
        stripe=STRIPE_PX,
        corner=sizes.corner,
        padding=PADDING_PX,
        title=sizes.title,
        stack=list(STACK_PX),
        margin=CARD_MARGIN_PX,
        near_zoom=NEAR_PX / sizes.title,
    )


def _canvas(theme: Theme) -> CanvasTheme:
    palette = theme.palette
    return CanvasTheme(
        lines={
            kind: LineStyle(**{**asdict(style), "dash": list(style.dash), "opacity": style.opacity or 1.0})
            for kind, style in line_styles(theme).items()
        },
        selection=SelectionStyle(colour=palette.accent, width=SELECTION_PX, offset=SELECTION_OFFSET_PX),
        statuses={status: status_colour(status, palette) for status in STATUS_NAMES},
        shades=palette.shades,
        page=palette.page,
        card=palette.card,
        card_border=palette.card_border,
        text=palette.text,
        muted=palette.muted,
        accent=palette.accent,
    )


def _control(control: Control, first: TypicalCompany) -> ControlSpec:
    return ControlSpec(
        key=control.key,
        id=control.id,
        label=control.label,
        kind=control.kind,
        group=control.group,
        options=[Option(value=one.value, label=one.label, group=one.group) for one in control.choices],
        hint=control.hint,
        default=to_values(first).get(control.key, False),
    )

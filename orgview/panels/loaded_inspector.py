"""Right panel for a visitor's own company: a seat with all its fields, a line, or the company at a glance."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from orgmodel.layout.loaded import names_of
from orgmodel.text.markup import without_markup
from orgview.charts.loaded_source import Opened, way_up
from orgview.panels.markup import aria, data

# Names that are listed of a family.
SHOWN = 50


def own_company(opened: Opened) -> list[Component]:
    """The figures of the company, its tops, and what was found in the file."""
    figures = opened.company.report.figures
    org = opened.org
    if is_made(opened):
        return _made_company(opened)
    tops = org.tree.tops()[:SHOWN].tolist()
    return [
        html.H2(opened.company.name, className="panel-title"),
        _facts(
            [
                ("Rows read", f"{figures.rows:,}"),
                ("Posts", f"{figures.people:,}"),
                ("Levels", f"{figures.levels:,}"),
                ("Managers", f"{figures.managers:,}"),
                ("Most direct reports", f"{figures.span:,}"),
                ("People without a manager", f"{figures.tops:,}"),
                ("Managers not in the file", f"{figures.placeholders:,}"),
                ("Vacant seats", f"{figures.vacancies:,}"),
                ("Staff counted without names", f"{figures.staff:,}"),
                ("Findings", f"{figures.findings:,}"),
            ]
        ),
        html.H3(f"Tops ({len(org.tree.tops()):,})"),
        _seats(opened, tops, len(org.tree.tops())),
        html.P("Click a card to see all that the file says of it.", className="hint"),
    ]


def is_made(opened: Opened) -> bool:
    """Whether the company was made from a typical one: there is no file to speak of."""
    return opened.company.report.is_generated


def _made_company(opened: Opened) -> list[Component]:
    """The figures of a company that was made, and what they rest on."""
    report = opened.company.report
    figures = report.figures
    return [
        html.H2(opened.company.name, className="panel-title"),
        _facts(
            [
                ("People", f"{figures.people:,}"),
                ("Managers", f"{figures.managers:,}"),
                ("People per manager", f"{(figures.people - 1) / max(1, figures.managers):.1f}"),
                ("Levels", f"{figures.levels:,}"),
                ("Most direct reports", f"{figures.span:,}"),
            ]
        ),
        *(html.P(notice.text) for notice in report.notices),
        *(html.P(text, className="source") for text in report.sources),
        html.P("Click a card to see all about its seat.", className="hint"),
    ]


def own_seat(opened: Opened, seat: int) -> list[Component]:
    """All about one seat: counts, chain of command, reports, every column that was kept, its other holders."""
    org, tree = opened.org, opened.org.tree
    (name,) = names_of(org, [seat])
    way = way_up(org, seat)
    reports = tree.reports(seat)
    kind = "Manager not in the file" if seat >= org.people else f"Row {org.rows[seat]:,} of the file"
    if is_made(opened):
        kind = "Illustrative seat"
    parts: list[Component] = [
        html.Div(html.Span(kind), className="kicker"),
        html.H2(name, className="panel-title"),
        _facts(
            [
                ("Level, 1 at the top", f"{int(tree.depth[seat]) + 1:,}"),
                ("Direct reports", f"{int(tree.count[seat]):,}"),
                ("All below", f"{int(tree.size[seat]) - 1:,}"),
                ("Levels below", f"{int(tree.height[seat]):,}"),
                *([("Staff counted without names", f"{org.staff[seat]:,.1f}")] if org.staff[seat] else []),
            ]
        ),
        _looks(seat, has_reports=bool(len(reports)), is_top=len(way) == 1),
        html.H3("Chain of command"),
        html.Ol(
            [
                html.Li(_button(key, text), **(aria(current="true") if key == seat else {}))
                for key, text in zip(way, names_of(org, way), strict=True)
            ],
            className="trail",
        ),
    ]
    if len(reports):
        parts += [
            html.H3(f"Who reports here ({len(reports):,})"),
            _seats(opened, reports[:SHOWN].tolist(), len(reports)),
        ]
    parts += _others(opened, seat)
    if seat < org.people:
        cells = org.cells.slice(seat, 1).to_pylist()[0]
        parts += [
            html.H3("About this seat" if is_made(opened) else "What the file says"),
            html.Dl(
                [
                    part
                    for heading, text in cells.items()
                    if text
                    for part in (html.Dt(heading), html.Dd(without_markup(str(text))))
                ],
                className="fields",
            ),
        ]
    return parts


def _looks(seat: int, *, has_reports: bool, is_top: bool) -> Component:
    """Other ways to look at a seat; ``assets/view.js`` listens."""
    offered = []
    if has_reports:
        offered += [("top", "Show this branch alone"), ("whole", "Open the whole branch"), ("fold", "Fold or open")]
    if not is_top:
        offered.append(("line", "Hide what is beside its line"))
    return html.Div(
        [
            html.Button(text, className="button", disable_n_clicks=True, **data(look=f"{what} n{seat}"))
            for what, text in offered
        ],
        className="looks",
    )


def own_line(opened: Opened, source: int, target: int) -> list[Component]:
    """A line of the file: who reports to whom, and whether it was left out of the tree."""
    names = names_of(opened.org, [source, target])
    in_tree = int(opened.org.tree.parent[source]) == target
    pair = [source, target]
    if in_tree and is_made(opened):
        text = f"{names[0]} reports to {names[1]}. Illustrative: the typical chart gives the reason of its lines."
    elif in_tree:
        text = f"{names[0]} reports to {names[1]}: the file names {names[1]} as the manager."
    elif pair in opened.org.loops.tolist():
        text = f"The file names {names[1]} as the manager of {names[0]}, which closes a loop: left out of the tree."
    else:
        text = f"{names[0]} has a second, dotted line to {names[1]}."
    return [
        html.Div([html.Span("Reporting line")], className="kicker"),
        html.H2(
            [_button(source, names[0]), html.Span(" \u2192 ", className="arrow"), _button(target, names[1])],
            className="panel-title",
        ),
        html.P(text, className="lead"),
    ]


def _others(opened: Opened, seat: int) -> list[Component]:
    org = opened.org
    parts: list[Component] = []
    up = org.dotted[org.dotted[:, 0] == seat, 1].tolist()
    down = org.dotted[org.dotted[:, 1] == seat, 0].tolist()
    for title, seats in (("Second, dotted line to", up), ("Dotted reports", down)):
        if seats:
            parts += [html.H3(f"{title} ({len(seats):,})"), _seats(opened, seats[:SHOWN], len(seats))]
    return parts


def _seats(opened: Opened, seats: Sequence[int], count: int) -> Component:
    items = [html.Li(_button(seat, name)) for seat, name in zip(seats, names_of(opened.org, seats), strict=True)]
    if count > len(seats):
        items.append(html.Li(f"and {count - len(seats):,} more", className="hint"))
    return html.Ul(items, className="seats")


def _button(seat: int, name: str) -> Component:
    return html.Button(name, className="link", **data(go_to=f"n{seat}"))


def _facts(pairs: Sequence[tuple[str, str]]) -> Component:
    return html.Dl([part for name, value in pairs for part in (html.Dt(name), html.Dd(value))], className="facts")

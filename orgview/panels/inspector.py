"""Right panel: what is known of the selected seat or line; of the company when nothing is selected."""

from collections.abc import Iterable, Sequence

from dash import html
from dash.development.base_component import Component

from orgmodel.catalog.catalog import Citation, Domain
from orgmodel.catalog.schema import Role, Statement
from orgmodel.layout.card_content import people_below
from orgmodel.theme import CONFIDENCE_NAMES, TONE_NAMES
from orgmodel.typical.describe import company_text
from orgmodel.typical.graph import Graph, Why, boss_of, chain_of, reports_of, seat_of, why_of
from orgview.panels.markup import aria, data

# Clicks on a button with this attribute select the seat or line it names (assets/chart.js).


def company_details(graph: Graph, domain: Domain) -> list[Component]:
    """The company at a glance: its line, its levels, the COO's scope."""
    company, scope = graph.graph["company"], graph.graph["scope"]
    chain = graph.graph["chain"]
    words = [domain.coo.words[word].name for word in domain.coo.words if word in scope.words]
    has_coo = any(seat_of(graph, key).role == "coo" for key in graph)
    parts = [
        html.H2("This company", className="panel-title"),
        html.P(company_text(company).capitalize(), className="lead"),
        _facts(
            [
                ("Levels on the operations line", str(len(chain))),
                ("Seats in the model", str(len(graph))),
                ("Reports of the chief executive", str(len(reports_of(graph, "ceo")))),
            ]
        ),
        html.H3("Operations line"),
        _trail(graph, chain),
        html.H3("Scope of the COO" if has_coo else "Scope a COO would have"),
        html.P(f"{scope.name}: {', '.join(words)}."),
        html.P(scope.reason, className="hint"),
        _evidence([domain.citation(cite) for cite in scope.cites]),
        html.P("Click a card or a line to see why it is there.", className="hint"),
    ]
    return parts


def seat_details(graph: Graph, domain: Domain, key: str) -> list[Component]:
    """All about one seat: titles, level, numbers, trail, reports, the reason of its line, duties and skills."""
    seat = seat_of(graph, key)
    role = domain.roles.get(seat.role)
    boss = boss_of(graph, key)
    below = people_below(graph)[key]
    head = [html.Span("Head of operations", className="tag accent")] if seat.is_head_of_operations else []
    parts: list[Component] = [
        html.Div(
            [html.Span(className=f"swatch tone-{seat.tone}"), html.Span(seat.unit or role_family(seat.tone)), *head],
            className="kicker",
        ),
        html.H2(seat.title, className="panel-title"),
        _facts(
            [
                ("Levels from the top", str(len(chain_of(graph, key)))),
                ("Rank of the role, 1 to 11", f"{seat.level:g}"),
                ("People in this seat", f"{seat.count:,}" if seat.count else "not counted"),
                ("People under it", f"{below:,}"),
            ]
        ),
        html.P(f"Number of people: {seat.basis}.", className="hint"),
        html.H3("Chain of command"),
        _trail(graph, chain_of(graph, key)),
    ]
    reports = reports_of(graph, key)
    if reports:
        parts += [html.H3(f"Who reports here ({len(reports)})"), _seats(graph, reports)]
    dotted = [other for other in graph.successors(key) if graph.edges[key, other]["line"] == "dotted"]
    if dotted:
        parts += [html.H3("Second, dotted line to"), _seats(graph, dotted)]
    if boss is not None:
        parts += [html.H3(f"Why it reports to the {seat_of(graph, boss).title}"), *_why(why_of(graph, key, boss))]
    if role is not None:
        parts += _role(role, domain)
    return parts


def line_details(graph: Graph, source: str, target: str) -> list[Component]:
    """Why a line is there, or, for a line that was not taken, why not."""
    names = [seat_of(graph, source), seat_of(graph, target)]
    head = html.Div([html.Span("Reporting line")], className="kicker")
    title = html.H2(
        [_button(graph, source), html.Span(" → ", className="arrow"), _button(graph, target)], className="panel-title"
    )
    if graph.has_edge(source, target):
        return [head, title, *_why(why_of(graph, source, target))]
    boss = boss_of(graph, source)
    found = why_of(graph, source, boss).alternatives if boss else ()
    lost = next((alternative for alternative in found if alternative.seat == target), None)
    if boss is None or lost is None:
        return [head, html.P(f"There is no line from {names[0].title} to {names[1].title}.")]
    return [
        html.Div([html.Span("Alternative line, not taken")], className="kicker"),
        title,
        html.P(lost.reason),
        _badge(lost.confidence),
        _evidence(lost.citations),
        html.H3("The line that was taken"),
        *_why(why_of(graph, source, boss)),
    ]


def role_family(tone: str) -> str:
    """Name of a tone for the line above a seat's title."""
    return next((name for key, name in TONE_NAMES.items() if key == tone), tone)


def _why(why: Why) -> list[Component]:
    parts: list[Component] = [
        html.P(why.sentence, className="lead"),
        _badge(why.confidence),
        html.P([html.Strong(f"{why.rule} {why.rule_title}. "), why.rule_text], className="rule"),
        _evidence(why.citations),
        html.H4("Why the seat exists"),
        html.P(f"{why.presence} ({why.presence_rule})"),
        _badge(why.presence_confidence),
        _evidence(why.presence_citations),
    ]
    if why.alternatives:
        parts.append(html.H4(f"Alternatives ({len(why.alternatives)})"))
        parts.append(
            html.Ul(
                [
                    html.Li(
                        [
                            html.Span(alternative.reason),
                            " ",
                            _badge(alternative.confidence),
                            _evidence(alternative.citations),
                        ]
                    )
                    for alternative in why.alternatives
                ],
                className="alternatives",
            )
        )
    return parts


def _role(role: Role, domain: Domain) -> list[Component]:
    parts: list[Component] = []
    if role.aliases:
        parts += [
            html.H3("Titles"),
            html.Ul(
                [
                    html.Li(
                        [
                            alias.title,
                            html.Span(f" — {alias.note}", className="hint") if alias.note else "",
                            _cites(alias.cites),
                        ]
                    )
                    for alias in role.aliases
                ],
                className="titles",
            ),
        ]
    for name, statements in (("Duties", role.duties), ("Skills", role.skills)):
        if statements:
            parts += [html.H3(name), _statements(statements, domain)]
    return parts


def _statements(statements: Sequence[Statement], domain: Domain) -> Component:
    return html.Ul(
        [
            html.Li(
                [
                    statement.text,
                    html.Span(f" ({statement.note})", className="hint") if statement.note else "",
                    _evidence([domain.citation(cite) for cite in statement.cites]),
                ]
            )
            for statement in statements
        ],
        className="statements",
    )


def _evidence(citations: Iterable[Citation]) -> Component:
    found = list({citation.id: citation for citation in citations}.values())
    if not found:
        return html.P("No source; our judgement.", className="hint")
    return html.Details(
        [
            html.Summary(f"Evidence: {', '.join(citation.id for citation in found)}"),
            *(_citation(citation) for citation in found),
        ],
        className="evidence",
    )


def _citation(citation: Citation) -> Component:
    words = html.Q(citation.quote) if citation.quote else html.Span(citation.text)
    return html.P(
        [html.Span(citation.id, className="cite-id"), words, html.Cite(citation.source, className="source")],
        className="citation",
    )


def _badge(confidence: str) -> Component:
    name = next((text for key, text in CONFIDENCE_NAMES.items() if key == confidence), confidence)
    return html.Span(
        [html.Span(className=f"mark mark-{confidence}"), f"{confidence.capitalize()}: {name.lower()}"],
        className=f"badge badge-{confidence}",
    )


def _cites(cites: Iterable[str]) -> Component:
    return html.Span(f" [{', '.join(cites)}]", className="cite")


def _facts(pairs: Iterable[tuple[str, str]]) -> Component:
    return html.Dl([part for name, value in pairs for part in (html.Dt(name), html.Dd(value))], className="facts")


def _button(graph: Graph, key: str) -> Component:
    seat = seat_of(graph, key)
    label = f"{seat.title}, {seat.unit}" if seat.unit else seat.title
    return html.Button(label, className="link", **data(go_to=key))


def _trail(graph: Graph, keys: Sequence[str]) -> Component:
    items = [html.Li(_button(graph, key), **(aria(current="true") if at == 0 else {})) for at, key in enumerate(keys)]
    return html.Ol(items, className="trail")


def _seats(graph: Graph, keys: Iterable[str]) -> Component:
    items = []
    for key in keys:
        count = seat_of(graph, key).count
        more = html.Span(f" × {count:,}", className="hint") if count > 1 else ""
        items.append(html.Li([_button(graph, key), more]))
    return html.Ul(items, className="seats")

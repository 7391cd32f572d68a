"""Right panel: the blocks of an inspection as components, one way for every kind of company."""

from collections.abc import Iterator
from functools import lru_cache

from dash import html
from dash.development.base_component import Component

from orgmodel.catalog.catalog import Citation
from orgmodel.errors import OrgError
from orgmodel.theme import CONFIDENCE_NAMES, Confidence
from orgview.charts.inspection import (
    Badge,
    Block,
    Evidence,
    FactList,
    Heading,
    Item,
    ItemList,
    Kicker,
    Link,
    Paragraph,
    SeatList,
    Title,
    Trail,
    ViewActions,
)
from orgview.charts.source import ChartSource
from orgview.messages import message_of
from orgview.panels.markup import aria, data
from orgview.server.answers.elements_json import encode_elements


def inspector_parts(source: ChartSource, selected: str) -> list[Component | str]:
    """Details of what is selected in a chart; of a company that cannot be built a sentence on why."""
    try:
        return [_part(block) for block in source.inspection(selected)]
    except OrgError as error:
        return [message_of(error)]


def encode_parts(source: ChartSource, selected: str) -> bytes:
    """Encode the same in JSON; what a block is written as is remembered, as nine of ten come in other sizes too.

    Of typical companies only: those of a loaded one are of people, and come once.
    """
    try:
        return b"[" + b",".join(_encoded_part(block) for block in source.inspection(selected)) + b"]"
    except OrgError as error:
        return encode_elements([message_of(error)]).encode()


@lru_cache(maxsize=1024)
def _encoded_part(block: Block) -> bytes:
    return encode_elements(_part(block)).encode()


def _part(block: Block) -> Component:  # noqa: PLR0911 - one for each kind of block
    match block:
        case Kicker():
            return _kicker(block)
        case Title():
            return html.H2(_title(block), className="panel-title")
        case Heading(text, level):
            return html.H3(text) if level == 1 else html.H4(text)
        case Paragraph():
            return _paragraph(block)
        case FactList():
            return _facts(block)
        case Trail(links):
            return html.Ol([_step(link, is_current=at == 0) for at, link in enumerate(links)], className="trail")
        case SeatList():
            return _seats(block)
        case Badge(confidence):
            return _badge(confidence)
        case Evidence(citations):
            return _evidence(citations)
        case ItemList(items, style):
            return html.Ul([html.Li(list(_item(item))) for item in items], className=style)
        case ViewActions():
            return _actions(block)


def _kicker(kicker: Kicker) -> Component:
    swatch = [html.Span(className=f"swatch tone-{kicker.tone}")] if kicker.tone else []
    tag = [html.Span(kicker.tag, className="tag accent")] if kicker.tag else []
    return html.Div([*swatch, html.Span(kicker.text), *tag], className="kicker")


def _title(title: Title) -> str | list[Component]:
    if title.ends is None:
        return title.text
    source, target = title.ends
    return [_button(source), html.Span(" \u2192 ", className="arrow"), _button(target)]


def _paragraph(paragraph: Paragraph) -> Component:
    strong: list[Component | str] = [html.Strong(paragraph.strong)] if paragraph.strong else []
    text = [*strong, paragraph.text] if strong else paragraph.text
    return html.P(text, className=paragraph.style) if paragraph.style else html.P(text)


def _facts(facts: FactList) -> Component:
    parts = [part for name, value in facts.pairs for part in (html.Dt(name), html.Dd(value))]
    return html.Dl(parts, className="fields" if facts.is_long else "facts")


def _step(link: Link, *, is_current: bool) -> Component:
    return html.Li(_button(link), **(aria(current="true") if is_current else {}))


def _seats(seats: SeatList) -> Component:
    items = [html.Li([_button(link), *_note(link.note)]) for link in seats.links]
    if seats.more:
        items.append(html.Li(f"and {seats.more:,} more", className="hint"))
    return html.Ul(items, className="seats")


def _note(text: str) -> list[Component]:
    return [html.Span(text, className="hint")] if text else []


def _button(link: Link) -> Component:
    return html.Button(link.text, className="link", **data(go_to=link.key))


def _actions(actions: ViewActions) -> Component:
    return html.Div(
        [
            html.Button(text, className="button", **data(look=f"{action} {actions.key}"))
            for action, text in actions.actions
        ],
        className="looks",
    )


def _item(item: Item) -> Iterator[Component | str]:
    yield item.text
    yield from _note(item.note)
    if item.cites is not None:
        yield html.Span(f" [{', '.join(item.cites)}]", className="cite")
    if item.confidence is not None:
        yield " "
        yield _badge(item.confidence)
    if item.evidence is not None:
        yield _evidence(item.evidence.citations)


def _badge(confidence: Confidence) -> Component:
    return html.Span(
        [
            html.Span(className=f"mark mark-{confidence}"),
            f"{confidence.capitalize()}: {CONFIDENCE_NAMES[confidence].lower()}",
        ],
        className=f"badge badge-{confidence}",
    )


# Of the catalogue, which has some hundred; elements are not changed once they are made.
@lru_cache(maxsize=512)
def _evidence(citations: tuple[Citation, ...]) -> Component:
    if not citations:
        return html.P("No source; our judgement.", className="hint")
    return html.Details(
        [
            html.Summary(f"Evidence ({len(citations)})"),
            *(_citation(citation) for citation in citations),
        ],
        className="evidence",
    )


def _citation(citation: Citation) -> Component:
    words = html.Q(citation.quote) if citation.quote else html.Span(citation.text)
    return html.P(
        [html.Span(citation.id, className="cite-id"), words, html.Cite(citation.source, className="source")],
        className="citation",
    )

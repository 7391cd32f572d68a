"""Typical inspection: a seat, a line, or the whole of a typical company, each with what it rests on."""

from collections.abc import Iterable, Sequence

from orgmodel.catalog.catalog import Citation, Domain
from orgmodel.catalog.schema import Role, Statement
from orgmodel.layout.card_content import people_below
from orgmodel.layout.card_text import HEAD_OF_OPERATIONS
from orgmodel.theme import TONE_NAMES
from orgmodel.typical.describe import company_text
from orgmodel.typical.graph import Alternative, Graph, Why, boss_of, chain_of, reports_of, seat_of, why_of
from orgview.charts.inspection import (
    Badge,
    Block,
    Evidence,
    FactList,
    Heading,
    Inspection,
    Item,
    ItemList,
    Kicker,
    Link,
    Paragraph,
    SeatList,
    Title,
    Trail,
)


def inspect_typical(graph: Graph, domain: Domain, selected: str) -> Inspection:
    """Inspect what is selected; the company where nothing is, or where it is no longer there.

    Parameters
    ----------
    selected
        Key of a seat; or of a line, "report>boss" for one that is there and "report~boss" for an alternative.
    """
    for sign in (">", "~"):
        source, separator, target = selected.partition(sign)
        if separator and source in graph and target in graph:
            return tuple(_line(graph, source, target))
    return tuple(_seat(graph, domain, selected) if selected in graph else _company(graph, domain))


def _company(graph: Graph, domain: Domain) -> list[Block]:
    """Blocks of the company at a glance: its line, its levels, the scope of the COO."""
    company, scope = graph.graph["company"], graph.graph["scope"]
    chain = graph.graph["chain"]
    words = [domain.coo.words[word].name for word in domain.coo.words if word in scope.words]
    has_coo = any(seat_of(graph, key).role == "coo" for key in graph)
    return [
        Title("This company"),
        Paragraph(company_text(company).capitalize(), "lead"),
        FactList(
            (
                ("Levels on the operations line", str(len(chain))),
                ("Roles shown", str(len(graph))),
                ("Direct reports of the chief executive", str(len(reports_of(graph, "ceo")))),
            )
        ),
        Heading("Operations line"),
        Trail(_links(graph, chain)),
        Heading("Scope of the COO" if has_coo else "Scope a COO would have"),
        Paragraph(f"{scope.name}: {', '.join(words)}."),
        Paragraph(scope.reason, "hint"),
        _evidence(domain.citation(cite) for cite in scope.cites),
        *_notices(graph, domain),
        Paragraph("Click a card or a line to see why it is there.", "hint"),
    ]


def _notices(graph: Graph, domain: Domain) -> list[Block]:
    """Blocks of what is unusual about the company, each with its evidence; none where nothing is."""
    notices = graph.graph["notices"]
    blocks: list[Block] = [Heading("Worth knowing")] if notices else []
    for _, text, cites in notices:
        blocks += [Paragraph(text), _evidence(domain.citation(cite) for cite in cites)]
    return blocks


def _seat(graph: Graph, domain: Domain, key: str) -> list[Block]:
    """Blocks of a seat: titles, level, numbers, trail, reports, the reason of its line, duties and skills."""
    seat, boss, chain = seat_of(graph, key), boss_of(graph, key), chain_of(graph, key)
    tag = HEAD_OF_OPERATIONS if seat.is_head_of_operations else ""
    blocks: list[Block] = [
        Kicker(seat.unit or TONE_NAMES[seat.tone], seat.tone, tag),
        Title(seat.title),
        FactList(
            (
                ("Levels from the top", str(len(chain))),
                ("Rank of the role, 1 to 11", f"{seat.level:g}"),
                ("People in this seat", f"{seat.count:,}" if seat.count else "not counted"),
                ("People under it", f"{people_below(graph)[key]:,}"),
            )
        ),
        Paragraph(f"Number of people: {seat.basis}.", "hint"),
        Heading("Chain of command"),
        Trail(_links(graph, chain)),
    ]
    reports = reports_of(graph, key)
    if reports:
        blocks += [Heading(f"Who reports here ({len(reports)})"), _seats(graph, reports)]
    dotted = [other for other in graph.successors(key) if graph.edges[key, other]["line"] == "dotted"]
    if dotted:
        blocks += [Heading("Second, dotted line to"), _seats(graph, dotted)]
    if boss is not None:
        blocks += [Heading(f"Why it reports to the {seat_of(graph, boss).title}"), *_why(why_of(graph, key, boss))]
    role = domain.roles.get(seat.role)
    return blocks if role is None else [*blocks, *_role(role, domain)]


def _line(graph: Graph, source: str, target: str) -> list[Block]:
    """Blocks of a line: the reason for it, or, for a line that was not taken, against it."""
    ends = _link(graph, source), _link(graph, target)
    if graph.has_edge(source, target):
        return [Kicker("Reporting line"), Title(ends=ends), *_why(why_of(graph, source, target))]
    boss = boss_of(graph, source)
    alternatives = why_of(graph, source, boss).alternatives if boss else ()
    lost = next((alternative for alternative in alternatives if alternative.seat == target), None)
    if boss is None or lost is None:
        names = seat_of(graph, source).title, seat_of(graph, target).title
        return [Kicker("Reporting line"), Paragraph(f"There is no line from {names[0]} to {names[1]}.")]
    return [
        Kicker("Alternative line, not taken"),
        Title(ends=ends),
        Paragraph(lost.reason),
        Badge(lost.confidence),
        _evidence(lost.citations),
        Heading("The line that was taken"),
        *_why(why_of(graph, source, boss)),
    ]


def _why(why: Why) -> list[Block]:
    blocks: list[Block] = [
        Paragraph(why.sentence, "lead"),
        Badge(why.confidence),
        Paragraph(why.rule_text, "rule", f"{why.rule} {why.rule_title}. "),
        _evidence(why.citations),
        Heading("Why the seat exists", 2),
        Paragraph(f"{why.presence} ({why.presence_rule})"),
        Badge(why.presence_confidence),
        _evidence(why.presence_citations),
    ]
    if why.alternatives:
        blocks.append(Heading(f"Alternatives ({len(why.alternatives)})", 2))
        blocks.append(ItemList(tuple(_alternative(one) for one in why.alternatives), "alternatives"))
    return blocks


def _alternative(one: Alternative) -> Item:
    return Item(one.reason, confidence=one.confidence, evidence=_evidence(one.citations))


def _role(role: Role, domain: Domain) -> list[Block]:
    blocks: list[Block] = []
    if role.aliases:
        titles = tuple(
            Item(alias.title, f" \u2014 {alias.note}" if alias.note else "", tuple(alias.cites))
            for alias in role.aliases
        )
        blocks += [Heading("Titles"), ItemList(titles, "titles")]
    for name, statements in (("Duties", role.duties), ("Skills", role.skills)):
        if statements:
            blocks += [Heading(name), _statements(statements, domain)]
    return blocks


def _statements(statements: Sequence[Statement], domain: Domain) -> ItemList:
    items = (
        Item(
            one.text,
            f" ({one.note})" if one.note else "",
            evidence=_evidence(domain.citation(cite) for cite in one.cites),
        )
        for one in statements
    )
    return ItemList(tuple(items), "statements")


def _evidence(citations: Iterable[Citation]) -> Evidence:
    """Evidence with each citation once, in order."""
    return Evidence(tuple({citation.id: citation for citation in citations}.values()))


def _link(graph: Graph, key: str) -> Link:
    seat = seat_of(graph, key)
    return Link(key, f"{seat.title}, {seat.unit}" if seat.unit else seat.title)


def _links(graph: Graph, keys: Iterable[str]) -> tuple[Link, ...]:
    return tuple(_link(graph, key) for key in keys)


def _seats(graph: Graph, keys: Iterable[str]) -> SeatList:
    links = []
    for key in keys:
        link, count = _link(graph, key), seat_of(graph, key).count
        links.append(Link(link.key, link.text, f" \u00d7 {count:,}" if count > 1 else ""))
    return SeatList(tuple(links))

"""Notices of what is unusual about a company: R16, R21 and wide spans."""

from orgmodel.catalog.number_schema import Numbers
from orgmodel.text.grammar import lower_title
from orgmodel.typical.build.draft import Notice
from orgmodel.typical.graph import Graph, Seat, reports_of, seat_of


def notices_of(graph: Graph, numbers: Numbers) -> list[Notice]:
    """Notices of a built graph: a large flat company, a chief executive or a manager with many reports."""
    notices: list[Notice] = []
    company, limit = graph.graph["company"], numbers.flat_warn_above.value
    if company.structure == "flat" and limit is not None and company.headcount > limit:
        text = f"A flat structure is unusual above {limit:,} people."
        notices.append(("flat-large", text, ("F50", "F21")))
    notices += span_notices(graph, numbers)
    notices += _wide_spans(graph, numbers)
    return notices


def span_notices(graph: Graph, numbers: Numbers) -> list[Notice]:
    """A notice if the chief executive has more reports (seats, teams aside) than F23's upper quartile (R21)."""
    span, quartile = len(reports_of(graph, "ceo")), numbers.ceo_span_warn
    if quartile.value is None or span <= quartile.value:
        return []
    text = (
        f"The chief executive has {span} direct reports here; in a published sample of mostly tech firms "
        f"a quarter of those of 1,001 to 3,000 people have more than {quartile.value}."
    )
    return [("ceo-span", text, quartile.cites)]


def _wide_spans(graph: Graph, numbers: Numbers) -> list[Notice]:
    """A notice on the seat of the operations line with the most direct reports, if they are many (F21)."""
    usual = numbers.wide_span_from
    spans: list[tuple[float, Seat]] = [
        (sum(seat_of(graph, report).count for report in reports_of(graph, key)) / seat.count, seat)
        for key in graph
        if (seat := seat_of(graph, key)).tone == "operations"
    ]
    if not spans or usual.value is None:
        return []
    span, seat = max(spans, key=lambda pair: pair[0])
    if span < usual.value:
        return []
    subject = f"The {lower_title(seat.title)} has" if seat.count == 1 else f"Each {lower_title(seat.title)} has about"
    text = (
        f"{subject} {span:,.0f} direct reports here; 13% of managers in a survey had {usual.value} or more. "
        "Team leads who are not seats of their own usually share so large a team."
    )
    return [("wide-span", text, usual.cites)]

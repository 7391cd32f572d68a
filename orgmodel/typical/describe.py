"""A typical company in words: where we are, and what its operations line is."""

from orgmodel.text.grammar import lower_title
from orgmodel.typical.graph import Graph, seat_of
from orgmodel.typical.parameters import TypicalCompany

_STRUCTURES = {
    "functional": "functional structure",
    "divisional": "divisional structure",
    "matrix": "matrix structure",
    "flat": "flat structure",
}


def headcount_text(company: TypicalCompany) -> str:
    """Headcount as the beginning of a sentence: "At 150 people"."""
    return f"At {company.headcount:,} {'person' if company.headcount == 1 else 'people'}"


def company_text(company: TypicalCompany) -> str:
    """Company in one phrase: "400 people, functional structure, operations of normal importance"."""
    people = "1 person" if company.headcount == 1 else f"{company.headcount:,} people"
    return f"{people}, {_STRUCTURES[company.structure]}, operations of {company.importance} importance"


def summary_text(graph: Graph) -> str:
    """One sentence on a company: its operations line from the front line up, and the number of levels."""
    keys = graph.graph["chain"]
    company: TypicalCompany = graph.graph["company"]
    if len(keys) == 1:
        return f"{headcount_text(company)}: the chief executive alone."
    titles = [lower_title(seat_of(graph, key).title) for key in keys]
    return f"{headcount_text(company)}, {len(keys)} levels: {' → '.join(titles)}."

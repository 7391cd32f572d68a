"""A line's reason as text and as a JSON record."""

from collections.abc import Iterable
from typing import Any

from orgmodel.catalog.catalog import Citation
from orgmodel.typical.graph import Graph, Why, seat_of, why_of


def reason_text(why: Why) -> str:
    """Reason in a few lines of text for a terminal."""
    lines = [
        why.sentence,
        f"Rule {why.rule} ({why.rule_title}): {why.rule_text}",
        f"Confidence: {why.confidence}",
        "Evidence:",
        *(f"  {_citation_text(citation)}" for citation in why.citations),
        f"Why the seat exists: {why.presence} ({why.presence_rule}, {why.presence_confidence})",
    ]
    if why.alternatives:
        lines.append("Alternatives:")
        lines += [f"  {a.title} ({a.confidence}): {a.reason}" for a in why.alternatives]
    return "\n".join(lines)


def line_json(graph: Graph, source: str, target: str) -> dict[str, Any]:
    """Line as a JSON record: roles, seats, rule, confidence, citations and alternatives."""
    why = why_of(graph, source, target)
    return {
        "from": seat_of(graph, source).role,
        "to": seat_of(graph, target).role,
        "line": graph.edges[source, target]["line"],
        "sentence": why.sentence,
        "rule": why.rule,
        "rule_text": why.rule_text,
        "confidence": why.confidence,
        "citations": _citations_json(why.citations),
        "exists": {
            "rule": why.presence_rule,
            "sentence": why.presence,
            "confidence": why.presence_confidence,
            "citations": _citations_json(why.presence_citations),
        },
        "alternatives": [
            {
                "to": alternative.role,
                "reason": alternative.reason,
                "confidence": alternative.confidence,
                "citations": _citations_json(alternative.citations),
            }
            for alternative in why.alternatives
        ],
    }


def _citations_json(citations: Iterable[Citation]) -> list[dict[str, str]]:
    return [
        {"id": c.id, "kind": c.kind, "text": c.text, "quote": c.quote, "source": c.source, "confidence": c.confidence}
        for c in citations
    ]


def _citation_text(citation: Citation) -> str:
    words = f'"{citation.quote}"' if citation.quote else citation.text
    return f"[{citation.id}] {words} ({citation.source})"

"""Hypothetical charts: a company without some seat."""

from dataclasses import replace

from orgmodel.catalog.catalog import Domain
from orgmodel.text.grammar import lower_title
from orgmodel.typical.build.heads import heads_of_operations
from orgmodel.typical.build.notices import span_notices
from orgmodel.typical.build.reasons import citations
from orgmodel.typical.graph import Graph, boss_of, reports_of, seat_of, why_of


def without_coo(graph: Graph, domain: Domain) -> Graph:
    """Chart without the chief operating officers: their reports go to their boss (R21).

    Returns
    -------
    networkx.DiGraph
        A copy without these seats; `graph` itself is left alone. The reports follow the boss's own in their order;
        the reasons of their lines say R21. The head of operations is the next in R12's order, and a notice says when
        the chief executive now has more reports than F23's upper quartile. The people of the removed seats are gone,
        too. Without a COO an equal copy.
    """
    after: Graph = graph.copy()
    rule = domain.rules["R21"]
    for coo in [key for key in graph if seat_of(graph, key).role == "coo"]:
        boss = boss_of(after, coo)
        names = lower_title(seat_of(graph, coo).title), lower_title(seat_of(graph, boss).title) if boss else ""
        for report in reports_of(after, coo):
            why = replace(
                why_of(after, report, coo),
                sentence=f"The {lower_title(seat_of(graph, report).title)} reports to the {names[1]}: "
                f"the {names[0]}'s seat is gone, and its reports go to its boss.",
                rule="R21",
                rule_title=rule.title,
                rule_text=rule.text,
                confidence=rule.confidence,
                citations=citations(domain, rule.cites),
                alternatives=(),
            )
            after.add_edge(report, boss, line="solid", why=why)
        after.remove_node(coo)
    after.graph["chain"] = [key for key in graph.graph["chain"] if key in after]
    heads = heads_of_operations(after)
    for key in after:
        after.nodes[key]["seat"] = replace(seat_of(after, key), is_head_of_operations=key in heads)
    told = [notice for notice in graph.graph["notices"] if notice[0] != "ceo-span"]
    after.graph["notices"] = (*told, *span_notices(after, domain.numbers))
    return after

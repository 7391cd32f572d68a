"""Build: company and domain to reporting graph; every rule R01 to R23 runs from here."""

from collections.abc import Mapping, Sequence

import networkx as nx

from orgmodel.company import Company
from orgmodel.domain.load import Domain
from orgmodel.domain.schema import Parent
from orgmodel.errors import UnknownName
from orgmodel.rules.parents import Choice, choose
from orgmodel.rules.presence import coo_threshold, threshold
from orgmodel.seats import Graph, Seat, Why, boss_of, chain_of, reports_of, seat_of
from orgmodel.variants.headcount import Count, share_out
from orgmodel.variants.plan import Plan, Planned, plan
from orgmodel.variants.reasons import citations, explain

# R12: the highest of these that exists heads operations. The manager stands in only where it is a seat of its own.
HEAD_ORDER = (
    "coo",
    "svp_ops",
    "vp_ops",
    "regional_ops_director",
    "director_ops",
    "operations_manager",
    "operations_officer",
)
# F23: the upper quartile of chief executives' direct reports at 1,001 to 3,000 people.
CEO_SPAN_QUARTILE = 17


def build(company: Company, domain: Domain) -> Graph:
    """Reporting graph of a typical company.

    Returns
    -------
    networkx.DiGraph
        Nodes and edges as `orgmodel.seats` says. Graph attributes: ``company``; ``chain``, the keys from the front
        line (the highest seat that exists below it, if there is none) up to the chief executive; ``scope``, the
        COO's scope; ``notices``, triples (code, sentence, cites) of what is unusual about the company.

    Raises
    ------
    BadCompany, UnknownName
        If an edited threshold or a scope is not in the catalogue.
    NotEnoughPeople
        If edited numbers ask for more seats than there are people.

    Notes
    -----
    O(seats), about 1 ms for 40 seats; at most a few hundred seats whatever the headcount, as a seat may stand for
    many people.
    """
    made = plan(company, domain)
    counts = _counts(made)
    heads = _heads_of_operations(made)
    graph: Graph = nx.DiGraph()
    for planned in made.seats:
        count = counts.get(planned.key, Count(0, 0, "not counted as staff"))
        graph.add_node(
            planned.key,
            seat=Seat(
                planned.key,
                planned.role,
                planned.title,
                planned.unit,
                planned.level,
                planned.tone,
                count.count,
                count.team,
                count.basis,
                planned.key in heads,
                planned.folds,
            ),
        )
    absence = _absence(made)
    for planned in made.seats:
        _add_lines(graph, made, planned, absence)
    front = next((seat.key for seat in made.seats if seat.role == "operative"), "ceo")
    chain = chain_of(graph, front)
    graph.graph["chain"] = chain[: chain.index("ceo") + 1]
    graph.graph["company"] = company
    graph.graph["scope"] = made.scope
    graph.graph["notices"] = (*made.notices, *_notices(graph, made))
    return graph


def _counts(made: Plan) -> dict[str, Count]:
    percent = {function.role: function.share_pct for function in made.domain.functions.values()}
    counted = [seat.key for seat in made.seats if seat.role != "board"]
    teams = {seat.key: percent[seat.role] for seat in made.seats if seat.role in percent}
    in_branches = {key for branch in made.branches for key in branch}
    teams = {key: share for key, share in teams.items() if key not in in_branches}
    admin = next((seat.key for seat in made.seats if seat.role == "admin"), None)
    return share_out(made.company.headcount, counted, teams, made.branches or [], admin)


def _heads_of_operations(made: Plan) -> set[str]:
    """Seats that head operations (R12): the COO, else the highest operations role of each branch."""
    present = {seat.role for seat in made.seats}
    if "coo" in present:
        return {"coo"}
    found = set()
    for branch in made.branches:
        roles = {key.partition(":")[0]: key for key in branch}
        above = {seat.role: seat.key for seat in made.seats if ":" not in seat.key and seat.key not in branch}
        upper = next((above[role] for role in HEAD_ORDER if role in above and role not in roles), None)
        own = next((roles[role] for role in HEAD_ORDER if role in roles), None)
        first = min(
            (key for key in (upper, own) if key),
            key=lambda key: HEAD_ORDER.index(key.partition(":")[0]),
            default=None,
        )
        if first is not None:
            found.add(first)
    return found


def _absence(made: Plan) -> dict[str, str]:
    """For operations roles that are missing, from when they would exist."""
    sentences = {}
    names, company = made.names, made.company
    for role in made.force.numbers.thresholds:
        least, _ = threshold(made.force, company, role)
        when = f"only from {least:,} people" if least is not None else "at no size"
        sentences[role] = f"{names[role]}: exists {when} at {company.importance} importance."
    least, _ = coo_threshold(made.force, company)
    when = (
        "The chief executive chose to have none."
        if company.coo == "no"
        else (f"usual only from {least:,} people here." if least is not None else "not usual at any size here.")
    )
    sentences["coo"] = f"{names['coo']}: {when}"
    return sentences


def _holds(made: Plan) -> dict[str, bool]:
    words = made.scope.words
    has_coo = any(seat.role == "coo" for seat in made.seats)
    return {
        "no_coo_low_importance": made.company.importance == "low" and not has_coo,
        "facilities_in_scope": "facilities" in words,
        "finance_in_scope": "finance" in words,
        "divisions_in_scope": "divisions" in words,
        "function_in_scope": True,
    }


def _add_lines(graph: Graph, made: Plan, planned: Planned, absence: Mapping[str, str]) -> None:
    parents = _parents(made, planned)
    if not planned.bosses or not parents:
        return
    choice = _choose(made, parents, planned.bosses, absence)
    if choice is None:
        raise UnknownName("boss for the role", planned.role, [parent.role for parent in parents])
    why = explain(made.domain, planned.title, planned.rule, planned.presence, choice, made.names)
    graph.add_edge(planned.key, choice.seat, line="solid", why=why)
    if planned.dotted_to == "functional":
        others = {role: key for role, key in planned.bosses.items() if role != "division_head"}
        second = _choose(made, parents, others, absence)
        if second is not None:
            graph.add_edge(planned.key, second.seat, line="dotted", why=_matrix_why(made, planned, second.seat, graph))
    elif planned.dotted_to:
        graph.add_edge(planned.key, planned.dotted_to, line="dotted", why=_matrix_why(made, planned, "", graph))


def _choose(
    made: Plan, parents: Sequence[Parent], bosses: Mapping[str, str], absence: Mapping[str, str]
) -> Choice | None:
    return choose(parents, bosses, _holds(made), made.names, absence)


def _parents(made: Plan, planned: Planned) -> Sequence[Parent]:
    """Possible bosses in the order of the rule; R09 takes the office manager's from the size of the company."""
    entry = made.domain.roles.get(planned.role) or made.domain.roles["function_head"]
    if planned.role != "office_manager":
        return entry.parents
    office, people = made.force.numbers.office, made.company.headcount
    if people < (office.reports_below_ceo.value or 1):
        order = ("ceo",)
    elif people < (office.admin_services_manager.value or 1):
        order = ("business_manager", "operations_officer", "ceo")
    else:
        order = ("admin_services_manager", "ceo")
    known = {parent.role: parent for parent in entry.parents}
    rest = [parent for parent in entry.parents if parent.role not in order]
    return [known[role] for role in order if role in known] + rest


def _matrix_why(made: Plan, planned: Planned, functional: str, graph: Graph) -> Why:
    """Why a matrix draws a second line (R15)."""
    rule = made.domain.rules["R15"]
    target = "functional boss" if functional else "head of its unit"
    if functional:
        target = f"functional boss, the {seat_of(graph, functional).title}"
    return Why(
        sentence=f"The {planned.title} of {planned.unit} has a second, dotted line to the {target}.",
        rule="R15",
        rule_title=rule.title,
        rule_text=rule.text,
        confidence=rule.confidence,
        citations=citations(made.domain, rule.cites),
        alternatives=(),
        presence_rule=planned.presence.rule,
        presence=planned.presence.sentence,
        presence_confidence=planned.presence.confidence,
        presence_citations=citations(made.domain, planned.presence.cites),
    )


def _notices(graph: Graph, made: Plan) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is unusual: a large flat company (R16), a chief executive with too many reports (R21)."""
    company, found = made.company, []
    limit = made.force.numbers.flat_warn_above.value or 0
    if company.structure == "flat" and company.headcount > limit:
        text = f"A flat structure is unusual above {limit:,} people (rule R16)."
        found.append(("flat-large", text, ("F50", "F21")))
    span = len(reports_of(graph, "ceo"))
    if span > CEO_SPAN_QUARTILE:
        text = (
            f"The chief executive has {span} direct reports here; in a published sample of mostly tech firms "
            f"a quarter of those of 1,001 to 3,000 people have more than {CEO_SPAN_QUARTILE} (rule R21)."
        )
        found.append(("ceo-span", text, ("F23",)))
    return found


def without_coo(graph: Graph) -> Graph:
    """What if the COO's seat were gone: its reports go to its boss (R21). The graph itself is left alone.

    Returns
    -------
    networkx.DiGraph
        A copy in which every chief operating officer's solid reports, in order, report to its boss; reasons say R21.
    """
    after: Graph = graph.copy()
    for key in [key for key in graph if seat_of(graph, key).role == "coo"]:
        boss = boss_of(after, key)
        for report in reports_of(after, key):
            after.add_edge(report, boss, **after.edges[report, key])
        after.remove_node(key)
    after.graph["chain"] = [key for key in graph.graph["chain"] if key in after]
    return after

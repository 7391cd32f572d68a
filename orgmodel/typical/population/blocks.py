"""Blocks: the seats of a whole company before anybody has a boss, those of one title and one place together.

The cards of the typical chart are the upper blocks; under a head with a team come the rungs of managers and the staff.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from orgmodel.catalog.catalog import Domain
from orgmodel.catalog.spans import OFFICE, PopulationTables, Rung
from orgmodel.text.grammar import lower_title
from orgmodel.typical.build.headcount import equal_span
from orgmodel.typical.graph import Graph, boss_of, reports_of, seat_of, top_of


@dataclass(frozen=True, slots=True)
class Block:
    """Seats alike.

    Attributes
    ----------
    short
        Title as it stands before a number, where several hold it.
    level
        Rank of the role: 1 the chief executive, 11 the front line.
    department, unit
        Function, and division, unit or region ("" for none).
    count
        Seats.
    boss
        Number of the block whose seats lead these; -1 at the top.
    card
        Key of the card of the typical chart that counts these people.
    """

    title: str
    short: str
    level: float
    department: str
    unit: str
    count: int
    boss: int
    card: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All blocks, bosses before reports and siblings in order, and dotted lines as pairs of their numbers."""

    blocks: tuple[Block, ...]
    dotted: tuple[tuple[int, int], ...]


@dataclass
class _Draft:
    """Blocks so far, and people of the cards that are not seated yet. Grows while the chart is walked."""

    graph: Graph
    domain: Domain
    count: dict[str, int]
    team: dict[str, int]
    blocks: list[Block] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)

    def add(
        self, titles: tuple[str, str], level: float, where: tuple[str, str], count: int, *, boss: int, card: str
    ) -> int:
        """Append a block, title and short title first, and give its number."""
        self.blocks.append(Block(*titles, level, *where, count, boss, card))
        return len(self.blocks) - 1


def plan_blocks(graph: Graph, domain: Domain, ceo_reports: int) -> Plan:
    """Seat all people of a typical company in blocks.

    Parameters
    ----------
    ceo_reports
        How many the chief executive is to lead; where there are fewer heads, people of the office and of functions do.

    Returns
    -------
    Plan
        The counts of its blocks add up to the headcount. For each card its blocks hold the people that it counts; but
        how many of an operations branch are officers, supervisors and front line follows the spans.

    Notes
    -----
    O(blocks): some hundreds, whatever the headcount. No recursion.
    """
    cards = {key: seat_of(graph, key) for key in graph}
    draft = _Draft(
        graph, domain, {key: card.count for key, card in cards.items()}, {key: card.team for key, card in cards.items()}
    )
    _thin_line(draft)
    staff = _ceo_staff(draft, ceo_reports)
    top = top_of(graph)
    stack = [(top, False)]
    while stack:
        key, is_team = stack.pop()
        if is_team:
            _add_team(draft, key)
            continue
        # A board is not counted and has no seats.
        if cards[key].count:
            _add_card(draft, key)
            stack.append((key, True))
        stack.extend((report, False) for report in reversed(reports_of(graph, key)))
    for title, level, department, card in staff:
        draft.add((title, title), level, (department, ""), 1, boss=draft.number["ceo"], card=card)
    dotted = [
        (draft.number[source], draft.number[target])
        for source, target, line in graph.edges(data="line")
        if line == "dotted" and source in draft.number and target in draft.number
    ]
    return Plan(tuple(draft.blocks), tuple(dotted))


def _thin_line(draft: _Draft) -> None:
    """Take as many first-line managers and bosses of theirs as the spans ask for, at most those of the chart.

    Both rungs above them get the same span. What is taken from them goes to the front line.
    """
    graph, count = draft.graph, draft.count
    for first in graph:
        if seat_of(graph, first).role != draft.domain.population.first_line.role:
            continue
        led = [report for report in reports_of(graph, first) if seat_of(graph, report).role == "operative"]
        second = boss_of(graph, first)
        third = boss_of(graph, second) if second is not None else None
        if second is None or third is None or len(led) != 1:
            continue
        people = count[led[0]] + count[first] + count[second]
        # Of all who lead these people, those of the third rung stay as they are.
        managers = round(people / draft.domain.population.spans.mean) - count[third]
        above = max(1, count[third])
        equal = round(above * (math.sqrt(1 + 4 * max(0, managers) / above) - 1) / 2)
        count[second] = min(count[second], max(equal, above))
        count[first] = min(count[first], max(managers - count[second], count[second]))
        count[led[0]] = people - count[first] - count[second]


def _ceo_staff(draft: _Draft, ceo_reports: int) -> list[tuple[str, float, str, str]]:
    """Further reports of the chief executive (title, level, department, card), taken from the people of their cards."""
    domain, company = draft.domain, draft.graph.graph["company"]
    missing = ceo_reports - len(reports_of(draft.graph, "ceo"))
    taken: list[tuple[str, float, str, str]] = []
    for each in domain.population.ceo_staff:
        role = "admin" if each.of == OFFICE else domain.functions[each.of].role
        pool = draft.count if each.of == OFFICE else draft.team
        # The last one of a small team stays.
        if len(taken) >= missing or company.headcount < each.start or pool.get(role, 0) < 2:
            continue
        pool[role] -= 1
        name = domain.population.areas["office"] if each.of == OFFICE else domain.population.departments[each.of].name
        level = domain.roles["admin"].level if each.of == OFFICE else float(each.level)
        taken.append((each.title, level, name, role))
    return taken


def _add_card(draft: _Draft, key: str) -> None:
    card = seat_of(draft.graph, key)
    boss = boss_of(draft.graph, key)
    place = (_department(draft.domain, card.role), card.unit)
    above = draft.number.get(boss, -1) if boss is not None else -1
    short = next((role.short for role in draft.domain.roles.values() if role.name == card.title), card.title)
    draft.number[key] = draft.add((card.title, short), card.level, place, draft.count[key], boss=above, card=key)


def _department(domain: Domain, role: str) -> str:
    tables = domain.population
    for key, function in domain.functions.items():
        if function.role == role:
            return tables.departments[key].name
    return tables.areas[domain.roles[role].function]


def _add_team(draft: _Draft, key: str) -> None:
    """The team of a head: of a function its managers and staff, of a division its own functions (F47)."""
    team = draft.team[key]
    if not team:
        return
    domain, card, head = draft.domain, seat_of(draft.graph, key), draft.number[key]
    functions = {function.role: name for name, function in domain.functions.items()}
    if card.role in functions:
        _add_rungs(draft, functions[card.role], card.unit, team, head=head, card=key)
        return
    present = [name for role, name in functions.items() if role in draft.graph]
    parts = _parts(team, [domain.functions[name].share_pct for name in present])
    for name, part in zip(present, parts, strict=True):
        if not part:
            continue
        place = (domain.population.departments[name].name, card.unit)
        short = domain.population.departments[name].short
        titles = f"Division {lower_title(domain.functions[name].name)}", f"Division {lower_title(short)} head"
        own = draft.add(titles, domain.roles["function_head"].level + 1, place, 1, boss=head, card=key)
        _add_rungs(draft, name, card.unit, part - 1, head=own, card=key)


def _parts(people: int, shares: Sequence[float]) -> list[int]:
    """People in proportion to shares, as whole numbers that add up; the largest remainders are rounded up."""
    exact = [people * share / sum(shares) for share in shares]
    parts = [int(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in order[: people - sum(parts)]:
        parts[at] += 1
    return parts


def _add_rungs(draft: _Draft, name: str, unit: str, team: int, *, head: int, card: str) -> None:
    """Managers and staff under one head: as many managers as the spans ask for, on as few rungs as they can."""
    tables = draft.domain.population
    department = tables.departments[name]
    where = (department.name, unit)
    boss = head
    for rung, count in _rungs(tables, team):
        titles = f"{department.name} {rung.name}", f"{department.short} {rung.name}"
        boss = draft.add(titles, rung.level, where, count, boss=boss, card=card)
        team -= count
    if team:
        draft.add(
            (department.staff, department.staff),
            draft.domain.roles["operative"].level,
            where,
            team,
            boss=boss,
            card=card,
        )


def _rungs(tables: PopulationTables, team: int) -> list[tuple[Rung, int]]:
    """Rungs of managers that a team has besides its head, from the top down, with how many there are on each.

    None where the head can lead all; else as few rungs as keep the mean span at or below that of the table.
    """
    if team <= tables.spans.mean:
        return []
    managers = max(2, round(team / tables.spans.mean) - 1)
    most = len(tables.ladder)
    number = next((n for n in range(1, most) if equal_span(managers + 1, n + 1) <= tables.spans.mean), most)
    span = equal_span(managers + 1, number + 1)
    counts = [max(2, round(span**depth)) for depth in range(1, number)]
    return list(zip(tables.rungs(number), [*counts, max(2, managers - sum(counts))], strict=True))

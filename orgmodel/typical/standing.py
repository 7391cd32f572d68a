"""Standing of a role in a typical company: its line to the top, who stands beside it, and who reports to it."""

from collections import Counter
from dataclasses import dataclass

from orgmodel.text.grammar import listed, lower_title, plural, with_article
from orgmodel.typical.answer import answer_text
from orgmodel.typical.graph import Graph, Seat, boss_of, chain_of, preorder, reports_of, seat_of, top_of


@dataclass(frozen=True, slots=True)
class LineRung:
    """A seat of a line, and how many seats besides it report to the same boss."""

    seat: Seat
    peers: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A role in one company.

    Attributes
    ----------
    seats, people
        How many cards the role has, and how many people hold it; 0 where there is none.
    line
        From the top down to the first seat of the role; where there is none the operations line.
    reports
        Titles of those who report to that seat, each with its number of seats, in their order.
    sentence
        To whom it reports, how far from the top, and with whom; who heads operations where there is none.
    """

    role: str
    seats: int
    people: int
    line: tuple[LineRung, ...]
    reports: tuple[tuple[str, int], ...]
    sentence: str


def standing_of(graph: Graph, role: str, name: str) -> Standing:
    """Find where a role, which is called by a name, stands in a company. O(seats), no recursion."""
    keys = [key for key in preorder(graph, top_of(graph)) if seat_of(graph, key).role == role]
    line = _line(graph, chain_of(graph, keys[0]) if keys else graph.graph["chain"])
    people = sum(seat_of(graph, key).count for key in keys)
    if not keys:
        return Standing(role, 0, 0, line, (), f"No {lower_title(name)}. {answer_text(graph)}")
    reports = Counter(seat_of(graph, key).title for key in reports_of(graph, keys[0]))
    return Standing(role, len(keys), people, line, tuple(reports.items()), _sentence(graph, keys, name))


def _line(graph: Graph, chain: list[str]) -> tuple[LineRung, ...]:
    rungs = []
    for key in reversed(chain):
        boss = boss_of(graph, key)
        rungs.append(LineRung(seat_of(graph, key), 0 if boss is None else len(reports_of(graph, boss)) - 1))
    return tuple(rungs)


def _sentence(graph: Graph, keys: list[str], name: str) -> str:
    bosses: dict[str, list[Seat]] = {}
    for boss in dict.fromkeys(boss_of(graph, key) for key in keys):
        if boss is not None:
            bosses.setdefault(seat_of(graph, boss).title, []).append(seat_of(graph, boss))
    if not bosses:
        return f"The {lower_title(name)} is the top."
    people = max(1, sum(seat_of(graph, key).count for key in keys))
    who = with_article(name) if people == 1 else f"{people:,} {plural(name)}"
    levels = sorted({_level(graph, key) for key in keys})
    deep = f"level {levels[0]}" if len(levels) == 1 else f"levels {levels[0]} to {levels[-1]}"
    to = listed([_boss_text(title, seats) for title, seats in bosses.items()])
    return f"{who[:1].upper()}{who[1:]} on {deep} report{'s' if people == 1 else ''} to {to}."


def _boss_text(title: str, seats: list[Seat]) -> str:
    is_one = sum(max(1, seat.count) for seat in seats) == 1
    return f"the {lower_title(title)}" if is_one else f"their {plural(title)}"


def _level(graph: Graph, key: str) -> int:
    """Level, counted from the chief executive as 1; a board above is none."""
    return sum(seat_of(graph, one).role != "board" for one in chain_of(graph, key))

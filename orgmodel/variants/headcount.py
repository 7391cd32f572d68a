"""How many people each seat of a typical company stands for; the sum is the company's headcount.

One person holds each seat first. What is left goes to the teams of the function heads and to the office by their
share, and to the operations branches, where equal spans of control are assumed at every level under the head.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.errors import NotEnoughPeople

# Administrators per hundred people above the first one: our judgement, see rules.toml.
ADMIN_SHARE_PCT = 1.0


@dataclass(frozen=True, slots=True)
class Count:
    """People on a seat: holders, team that is not drawn, and where the numbers come from."""

    count: int
    team: int
    basis: str


def share_out(
    headcount: int, seats: Sequence[str], teams: dict[str, float], branches: Sequence[Sequence[str]], admin: str | None
) -> dict[str, Count]:
    """Holders and team of each counted seat.

    Parameters
    ----------
    seats
        Every counted seat (the board is not).
    teams
        Share of the headcount, in per cent, by seat of a function head.
    branches
        Operations branches, each from its head down to its front line.
    admin
        Seat of the administrators, if there is one.

    Returns
    -------
    dict
        A `Count` for each of `seats`; counts and teams add up to `headcount`.

    Raises
    ------
    NotEnoughPeople
        If there are more seats than people.
    """
    spare = headcount - len(seats)
    if spare < 0:
        raise NotEnoughPeople(headcount, len(seats))
    counts = {seat: Count(1, 0, "one person") for seat in seats}
    # Half of what is left at most: shares are illustrative and must not starve the front line of a small company.
    room = spare // 2
    for seat, percent in teams.items():
        team = min(room, max(0, round(headcount * percent / 100) - 1))
        room, spare = room - team, spare - team
        basis = f"one head; a team of {team:,} from an illustrative share of {percent:g}% of all people (judgement)"
        counts[seat] = Count(1, team, basis)
    if admin is not None:
        more = min(room, int(headcount * ADMIN_SHARE_PCT / 100))
        spare -= more
        counts[admin] = Count(1 + more, 0, f"one, and one more per {100 / ADMIN_SHARE_PCT:g} people (judgement)")
    for number, branch in enumerate(branches):
        people = spare // len(branches) + (1 if number < spare % len(branches) else 0) + len(branch)
        counts |= _branch(branch, people)
    return counts


def _branch(branch: Sequence[str], people: int) -> dict[str, Count]:
    """Counts of a branch of so many people under equal spans: 1, s, s squared, ... with the rest on the front line."""
    levels = len(branch)
    if levels == 1:
        return {branch[0]: Count(people, 0, "all people who are in no other seat")}
    span = equal_span(people, levels)
    counts: dict[str, Count] = {}
    left = people
    for depth, seat in enumerate(branch[:-1]):
        count = max(1, min(round(span**depth), left - (levels - 1 - depth)))
        left -= count
        basis = "one head of the branch"
        if depth:
            basis = f"about {span:.1f} reports per manager at each of the {levels - 1} levels under the head (computed)"
        counts[seat] = Count(count, 0, basis)
    counts[branch[-1]] = Count(left, 0, "the rest of the branch, so that all people add up")
    return counts


def equal_span(people: int, levels: int) -> float:
    """Span of control s >= 1 with 1 + s + ... + s^(levels - 1) = people, by bisection to 1e-6."""
    low, high = 1.0, float(max(people, 1))
    while high - low > 1e-6:
        middle = (low + high) / 2
        if sum(middle**depth for depth in range(levels)) < people:
            low = middle
        else:
            high = middle
    return (low + high) / 2

"""Headcount of each seat of a typical company; the sum is the company's.

One person holds each seat first. What is left goes to the teams of the heads and to the office by their share, and to
the operations branches, where equal spans of control are assumed at every level under the head.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from orgmodel.errors import NotEnoughPeople

# Administrators per office manager, at least, before there is a second one: our judgement, from the 8 to 10 of F26.
OFFICE_SPAN = 8


@dataclass(frozen=True, slots=True)
class Share:
    """Per cent of all people who are in the team of a seat, and where that comes from, in words."""

    percent: float
    basis: str


@dataclass(frozen=True, slots=True)
class Count:
    """People on a seat: holders, team that is not drawn, and where the numbers come from."""

    count: int
    team: int
    basis: str


def share_out(
    headcount: int,
    seats: Sequence[str],
    *,
    shares: Mapping[str, Share],
    branches: Sequence[Sequence[str]],
    trunks: Sequence[tuple[str, ...]],
    office: Sequence[str],
    people_per_office_seat: int,
) -> dict[str, Count]:
    """Holders and team of each counted seat.

    Parameters
    ----------
    seats
        Every counted seat (the board is not).
    shares
        Share of the headcount by seat of a head; the head is one of the people.
    branches
        Operations branches, each from its head down to its front line.
    trunks
        For each branch the seats above it that it shares with others, from the top down; () where there are none.
    office
        Seats of the office side from its head down; may be empty.
    people_per_office_seat
        People for whom the office side has one more person.

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
    for seat, share in shares.items():
        team = min(room, max(0, round(headcount * share.percent / 100) - 1))
        room, spare = room - team, spare - team
        if team:
            counts[seat] = Count(1, team, f"one head with a team of {team:,}, from {share.basis}")
    if office:
        more = min(room, headcount // people_per_office_seat)
        spare -= more
        counts |= _branch(office, more + len(office), OFFICE_SPAN)
    parts = [spare // len(branches) + (number < spare % len(branches)) for number in range(len(branches))]
    for trunk in dict.fromkeys(trunks):
        mine = [(branch, part) for branch, part, above in zip(branches, parts, trunks, strict=True) if above == trunk]
        counts |= _line(trunk, mine)
    return counts


def _line(trunk: tuple[str, ...], branches: Sequence[tuple[Sequence[str], int]]) -> dict[str, Count]:
    """Counts of branches, each with the people it has beside one per seat, and of the seats they share above them.

    Shared seats and branches have the spans of one line of all their levels.
    """
    if not trunk:
        return {key: count for branch, part in branches for key, count in _branch(branch, part + len(branch)).items()}
    levels = len(trunk) + len(branches[0][0])
    spare = sum(part for _, part in branches)
    span = equal_span(spare + len(trunk) + sum(len(branch) for branch, _ in branches), levels)
    basis = f"about {span:.1f} reports per manager at each of the {levels} levels of the line (computed)"
    counts: dict[str, Count] = {}
    taken = 0
    for depth, seat in enumerate(trunk):
        more = min(round(span**depth) - 1, (spare - taken) // 2)
        taken += more
        counts[seat] = Count(1 + more, 0, basis if depth else "one head of the line")
    heads = span ** len(trunk) / len(branches)
    for number, (branch, part) in enumerate(branches):
        # The shared seats' people come from all branches alike.
        left = part - taken // len(branches) - (number < taken % len(branches)) + len(branch)
        for depth, seat in enumerate(branch[:-1]):
            count = max(1, min(round(heads * span**depth), left - (len(branch) - 1 - depth)))
            left -= count
            counts[seat] = Count(count, 0, basis)
        counts[branch[-1]] = Count(left, 0, "the rest of the branch, so that all people add up")
    return counts


def _branch(branch: Sequence[str], people: int, least_span: int = 0) -> dict[str, Count]:
    """Counts of a branch of so many people under equal spans: 1, s, s squared, ... with the rest on the last level.

    No level below the head gets so many managers that they would lead fewer than `least_span` people each.
    """
    levels = len(branch)
    if levels == 1:
        return {branch[0]: Count(people, 0, "all people who are in no other seat")}
    span = equal_span(people, levels)
    counts: dict[str, Count] = {}
    left = people
    for depth, seat in enumerate(branch[:-1]):
        count = max(1, min(round(span**depth), left - (levels - 1 - depth), left // (1 + least_span)))
        left -= count
        basis = "one head of the branch"
        if depth:
            basis = f"about {span:.1f} reports per manager at each of the {levels - 1} levels under the head (computed)"
        counts[seat] = Count(count, 0, basis)
    counts[branch[-1]] = Count(left, 0, "the rest of the branch, so that all people add up")
    return counts


@lru_cache(maxsize=4096)
def equal_span(people: int, levels: int) -> float:
    """Span of control s >= 1 with 1 + s + ... + s^(levels - 1) = people, by bisection to 1e-6.

    >>> round(equal_span(1 + 7 + 49, 3), 3)
    7.0
    """
    low, high = 1.0, float(max(people, 1))
    while high - low > 1e-6:
        middle = (low + high) / 2
        if sum(middle**depth for depth in range(levels)) < people:
            low = middle
        else:
            high = middle
    return (low + high) / 2

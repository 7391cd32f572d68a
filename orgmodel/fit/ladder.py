"""Ladder: a company's operations line beside the typical one, rung by rung."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import merge

from orgmodel.catalog.catalog import Domain

_NOTES = {True: "missing", False: "passed by"}
_EXTRA = {True: "doubled", False: "extra"}


@dataclass(frozen=True, slots=True)
class LadderRung:
    """One rung beside the typical one: role keys, "" where the line has none; `note` says what differs, in a word."""

    own: str
    typical: str
    note: str


def ladder_rungs(
    chain: Sequence[str], typical: Sequence[str], present: Collection[str], domain: Domain
) -> tuple[LadderRung, ...]:
    """Both lines from the top down, equal rungs in one row.

    Parameters
    ----------
    chain, typical
        Role keys of the company's line and of the typical one, from the bottom up.
    present
        Roles that somebody in the company holds: a rung that only this line lacks is passed by, not missing.
    """
    own, usual = tuple(chain[::-1]), tuple(typical[::-1])
    doubled = {role for role in own if own.count(role) > 1}
    rows: list[LadderRung] = []
    for kind, left, end, right, stop in SequenceMatcher(None, own, usual, autojunk=False).get_opcodes():
        if kind == "equal":
            rows += [LadderRung(role, role, "") for role in own[left:end]]
            continue
        lacking = [(role, LadderRung("", role, _NOTES[role not in present])) for role in usual[right:stop]]
        having = [(role, LadderRung(role, "", _EXTRA[role in doubled])) for role in own[left:end]]
        # Each side keeps its order; the higher of the two that come next stands first.
        rows += [row for _, row in merge(lacking, having, key=lambda pair: domain.roles[pair[0]].level)]
    return tuple(rows)

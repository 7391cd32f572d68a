"""Sentences on a fit: where the line differs, what sources say of it, what would make it typical. Never advice."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgmodel.catalog.catalog import Domain
from orgmodel.fit.draft import LADDER
from orgmodel.fit.fit import Fit
from orgmodel.fit.parts import PartLine
from orgmodel.fit.reasons import REASON
from orgmodel.text.grammar import listed, lower_title
from orgmodel.theme import Confidence
from orgmodel.typical.graph import boss_of, seat_of, why_of


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, with how well it stands and what it rests on.

    Attributes
    ----------
    kind
        "missing", "doubled", "skipped", "extra", or "line" for a line that differs.
    role
        Role that it is about; of a line the lower one.
    """

    kind: str
    role: str
    text: str
    confidence: Confidence
    cites: tuple[str, ...]


def summary_text(fit: Fit, parts: Sequence[PartLine], domain: Domain) -> str:
    """Summary of a fit in a few sentences, to be read out; `parts` are its several operations lines, () for one."""
    rungs, chain = fit.rungs, fit.line.chain
    names = {role: lower_title(one.name) for role, one in domain.roles.items()}

    def roles_text(word: str, roles: Sequence[str]) -> list[str]:
        return [f"{word} {listed([names[role] for role in roles], 'and')}"] if roles else []

    found: list[str] = []
    if not set(chain) & set(LADDER):
        found.append(
            "No title was read as a rung of operations, so there is no operations line to set beside the typical one."
        )
        if not chain:
            return found[0]
    elif _is_by_place(fit):
        found.append("No title names a rung of operations: the top and those without people are read by their place.")
    clauses = [
        f"{len(rungs.matched)} of the {len(fit.typical_chain)} rungs of the typical line "
        f"{'is' if len(rungs.matched) == 1 else 'are'} held",
        *roles_text("missing:", rungs.missing),
        *roles_text("doubled:", [role for role, _ in rungs.doubled]),
        *roles_text("passed by:", [role for role, _ in rungs.skipped]),
        *roles_text("not in the typical line:", rungs.extra),
    ]
    found.append(f"{'; '.join(clauses)}.")
    if parts:
        found.append(f"It has {len(parts):,} operations lines; the longest stands beside the typical one.")
    return " ".join(found)


def _is_by_place(fit: Fit) -> bool:
    """True where the line is a chief executive and a front line whose titles say nothing of it."""
    readings, by_place = (
        fit.readings,
        (REASON["chief_by_place"], REASON["front_line_ceo"], REASON["front_line_business"]),
    )
    return not readings.has_role(*LADDER[1:]).any() and all(
        readings.reason[seat] in by_place for seat in fit.line.seats
    )


def to_typical(fit: Fit, domain: Domain) -> list[Statement]:
    """Steps that would make the company typical, as a list: it says what differs, not that it should not."""
    found = [_missing(fit, domain, role) for role in fit.rungs.missing]
    for role, count in fit.rungs.doubled:
        text = f"One {_title(domain, role)} on each line: {_people(count)} to another one."
        found.append(Statement("doubled", role, text, "judgement", ()))
    for role, count in fit.rungs.skipped:
        text = f"The {_title(domain, role)} on each line: {_people(count)} past this rung, which others hold."
        found.append(Statement("skipped", role, text, "judgement", ()))
    for role in fit.rungs.extra:
        text = f"No {_title(domain, role)} on the line: the typical company of this size and structure has none there."
        found.append(Statement("extra", role, text, "judgement", ()))
    return found


def line_differences(fit: Fit, domain: Domain) -> list[Statement]:
    """Lines of the company's longest operations line that the typical one has not, and what the sources say of them."""
    typical = dict(pairwise(fit.typical_chain))
    found: list[Statement] = []
    for low, high in pairwise(fit.line.chain):
        if low == high or typical.get(low) in (None, high):
            continue
        text = (
            f"The {_title(domain, low)} reports to the {_title(domain, high)}, in the typical company to the "
            f"{_title(domain, typical[low])}."
        )
        parent = next((one for one in domain.roles[low].parents if one.role == high), None)
        if parent is None:
            found.append(Statement("line", low, f"{text} No source speaks of this line.", "judgement", ()))
            continue
        said = f" {parent.note}" if parent.note else ""
        text = f"{text} Sources have this line, too.{said}"
        found.append(Statement("line", low, text, parent.confidence, parent.cites))
    return found


def _missing(fit: Fit, domain: Domain, role: str) -> Statement:
    graph = fit.typical
    key = next(key for key in graph if seat_of(graph, key).role == role)
    boss = boss_of(graph, key)
    if boss is None:
        rule = domain.rules["R01"]
        return Statement(
            "missing", role, f"A {_title(domain, role)} at the top. {rule.text}", rule.confidence, rule.cites
        )
    why = why_of(graph, key, boss)
    title = domain.roles[role].name
    presence = why.presence if why.presence.startswith(title) else f"{title}: {why.presence}"
    text = f"{presence} It would report to the {lower_title(seat_of(graph, boss).title)}."
    if role == "coo":
        text = f"{text} {domain.coo.base_rate.text}. {domain.coo.effect.text}"
    cites = tuple(dict.fromkeys(citation.id for citation in why.presence_citations))
    if role == "coo":
        cites = (
            *cites,
            *(cite for cite in (*domain.coo.base_rate.cites, *domain.coo.effect.cites) if cite not in cites),
        )
    return Statement("missing", role, text, why.presence_confidence, cites)


def _title(domain: Domain, role: str) -> str:
    return lower_title(domain.roles[role].name)


def _people(count: int) -> str:
    return "one seat reports" if count == 1 else f"{count:,} seats report"

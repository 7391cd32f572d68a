"""Reasons: from the boss that was chosen to the `Why` that page, command line and exports tell."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from orgmodel.catalog.catalog import Citation, Domain
from orgmodel.text.grammar import listed, lower_title, with_article
from orgmodel.typical.build.draft import Planned
from orgmodel.typical.graph import Alternative, Why
from orgmodel.typical.rules.parents import UNMET, Choice
from orgmodel.typical.rules.presence import Presence


def citations(domain: Domain, ids: Iterable[str]) -> tuple[Citation, ...]:
    """Evidence behind ids, each once, in the order given."""
    return _citations(domain, tuple(ids))


@lru_cache(maxsize=1024)
def _citations(domain: Domain, ids: tuple[str, ...]) -> tuple[Citation, ...]:
    return tuple(domain.citation(id_) for id_ in dict.fromkeys(ids))


def explain(domain: Domain, planned: Planned, choice: Choice, names: Mapping[str, str]) -> Why:
    """Reason that a seat reports to the boss that was chosen; `names` are the display names of the roles."""
    rule, presence = planned.rule, planned.presence
    entry = domain.rules[rule]
    boss = names[choice.parent.role]
    sentence = f"The {lower_title(names[planned.role])} reports to the {lower_title(boss)}"
    if planned.dotted_to == "function":
        sentence += ": in this matrix the solid line leads to the head of its unit."
    elif choice.unmet in UNMET:
        sentence += f": {UNMET[choice.unmet]}."
    elif choice.skipped:
        missing = listed([with_article(name) for name in choice.skipped], "or")
        sentence += f": {missing} would come first, but there is none here."
    elif any(lost.seat for lost in choice.lost):
        sentence += ": the first in the order of the rule, and it exists here."
    else:
        sentence += "."
    return Why(
        sentence=sentence,
        rule=rule,
        rule_title=entry.title,
        rule_text=entry.text,
        confidence=choice.parent.confidence,
        citations=citations(domain, choice.parent.cites),
        alternatives=tuple(
            Alternative(
                lost.parent.role,
                names[lost.parent.role],
                lost.seat,
                lost.reason,
                lost.parent.confidence,
                citations(domain, lost.parent.cites),
                lost.holds,
            )
            for lost in choice.lost
        ),
        presence_rule=presence.rule,
        presence=presence.sentence,
        presence_confidence=presence.confidence,
        presence_citations=citations(domain, presence.cites),
    )


def with_presence(domain: Domain, why: Why, presence: Presence) -> Why:
    """The same reason of a line, from a seat that is there for another."""
    # Field by field, in a third of the time of `dataclasses.replace`: this is done for every line of every chart.
    return Why(
        why.sentence,
        why.rule,
        why.rule_title,
        why.rule_text,
        why.confidence,
        why.citations,
        why.alternatives,
        presence.rule,
        presence.sentence,
        presence.confidence,
        citations(domain, presence.cites),
    )


def explain_matrix(domain: Domain, planned: Planned, boss: str, names: Mapping[str, str]) -> Why:
    """Reason of a matrix's second line from a seat to one of the role `boss` (R15)."""
    rule, presence = domain.rules["R15"], planned.presence
    target = "head of its unit" if planned.dotted_to == "unit" else f"function, the {lower_title(names[boss])}"
    title = lower_title(names[planned.role])
    return Why(
        sentence=f"The {title} of {planned.unit} has a second, dotted line to the {target}.",
        rule="R15",
        rule_title=rule.title,
        rule_text=rule.text,
        confidence=rule.confidence,
        citations=citations(domain, rule.cites),
        alternatives=(),
        presence_rule=presence.rule,
        presence=presence.sentence,
        presence_confidence=presence.confidence,
        presence_citations=citations(domain, presence.cites),
    )

"""Reasons: from the boss that was chosen to the `Why` that page, command line and exports tell."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from orgmodel.domain.load import Citation, Domain
from orgmodel.rules.parents import Choice
from orgmodel.rules.presence import Presence
from orgmodel.seats import Alternative, Why
from orgmodel.words import listed, lower_title, with_article


@lru_cache(maxsize=1024)
def _citation(domain: Domain, id_: str) -> Citation:
    return domain.citation(id_)


def citations(domain: Domain, ids: Iterable[str]) -> tuple[Citation, ...]:
    """Evidence behind ids, each once, in the order given."""
    return tuple(_citation(domain, id_) for id_ in dict.fromkeys(ids))


def explain(domain: Domain, title: str, rule: str, presence: Presence, choice: Choice, names: Mapping[str, str]) -> Why:
    """Why a seat reports to the boss that was chosen.

    Parameters
    ----------
    title
        Title of the reporting seat.
    rule
        Id of the rule that places it.
    """
    entry = domain.rules[rule]
    boss = names[choice.parent.role]
    sentence = f"The {lower_title(title)} reports to the {lower_title(boss)}"
    if choice.skipped:
        sentence += f": {listed([with_article(name) for name in choice.skipped], 'or')} would come first, but there is none here."
    elif any(lost.seat for lost in choice.lost):
        sentence += ": the first in the order of the rule, and it exists here."
    else:
        sentence += "."
    presence_rule = presence.rule
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
            )
            for lost in choice.lost
        ),
        presence_rule=presence_rule,
        presence=presence.sentence,
        presence_confidence=presence.confidence,
        presence_citations=citations(domain, presence.cites),
    )

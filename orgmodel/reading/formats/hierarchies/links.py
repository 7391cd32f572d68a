"""Nodes and the lines between them, from either end, as a manager for each node."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orgmodel.findings import Finding, finding

MANAGER, DOTTED = "Manager", "Dotted line"
# Words on a line from the report to the manager, and on one the other way. "reports" alone may be either: those who
# report, or that somebody does.
_SAYS_UP = re.compile(
    r"\breport(?:s|ing)?[ _-]?(?:direct(?:ly)? )?(?:to|into)\b|\b(?:works? for|(?:managed|led|supervised) by)\b"
    r"|\b(?:berichtet|berichten) an\b|\bunterste(?:ht|llt)\b|\breporta(?:-se)? a|\bdepende de\b|\brapporte à\b"
    r"|\brend compte à\b|\bdépend de\b|\brattachée? à\b|\briporta a|\brisponde a|\brapporteert aan\b|\bpodlega\b"
    r"|\braportuje do\b|подчиняется|отчитывается|の部下|の下|汇报|彙報|上级"
)
_SAYS_DOWN = re.compile(
    r"manage|supervis|\bleads?\b|\bdirect report|\bführt\b|\bleitet\b|\bdirige\b|\bencadre\b|\bgestisce\b|\blidera\b"
    r"|\bgerencia\b|\bleidt\b|\bkieruje\b|\bzarządza\b|руководит|управляет|管理|下属"
)


@dataclass(frozen=True, slots=True)
class Link:
    """One line of a graph.

    Attributes
    ----------
    source, target
        Keys of the nodes at its ends.
    label
        Words on it, such as "reports to", "manages" or "dotted".
    """

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Managed:
    """Managers of the nodes of a graph.

    Attributes
    ----------
    keys
        Keys of the rows: those of the nodes in their order, and those that only lines name behind them.
    managers, dotted
        One text per row; several keys are joined with "; ".
    findings
        ORG117 where some have several managers whichever way the lines are read.
    is_up
        Whether the lines were read from the report to the manager.
    """

    keys: tuple[str, ...]
    managers: tuple[str, ...]
    dotted: tuple[str, ...]
    findings: tuple[Finding, ...]
    is_up: bool


def manage(keys: Sequence[str], links: Sequence[Link], *, is_drawn_up: bool = False) -> Managed:
    """Find the manager of each node.

    Which end of a line is the manager's is not said by the formats. Words on the lines tell where they are ("reports
    to", "manages"); else the way is taken that gives fewer nodes more than one manager; where both do alike, lines go
    from the manager to the report, as in the examples of every drawing library.

    Parameters
    ----------
    is_drawn_up
        Whether the drawing grows upward, so that a line goes from the report to the manager where both ways do alike.
    """
    solid = [link for link in links if "dotted" not in _fold(link.label)]
    dotted = [link for link in links if "dotted" in _fold(link.label)]
    if not solid:
        # Where all lines are drawn alike, that is how lines look there.
        solid, dotted = dotted, []
    is_up = _goes_up(solid, is_drawn_up=is_drawn_up)
    rows = dict.fromkeys(keys)
    managers = _by_report(solid, is_up)
    dots = _by_report(dotted, is_up)
    rows.update(dict.fromkeys((*managers, *dots)))
    # A key that stands on several nodes keeps all of them.
    extra = tuple(rows)[len(dict.fromkeys(keys)) :]
    all_keys = (*keys, *extra)
    crowded = [row for row, key in enumerate(all_keys, 1) if len(managers.get(key, ())) > 1]
    told = (finding("ORG117", crowded, column=MANAGER),) if crowded else ()
    return Managed(
        all_keys,
        tuple("; ".join(managers.get(key, ())) for key in all_keys),
        tuple("; ".join(dots.get(key, ())) for key in all_keys),
        told,
        is_up,
    )


def _goes_up(links: Sequence[Link], *, is_drawn_up: bool) -> bool:
    words = [_fold(link.label) for link in links]
    says_up = sum(_SAYS_UP.search(word) is not None for word in words)
    says_down = sum(_SAYS_DOWN.search(word) is not None for word in words)
    if says_up != says_down:
        return says_up > says_down
    up, down = _excess(link.source for link in links), _excess(link.target for link in links)
    return is_drawn_up if up == down else up < down


def _excess(ends: Iterable[str]) -> int:
    counts = Counter(ends)
    return sum(counts.values()) - len(counts)


def _by_report(links: Sequence[Link], is_up: bool) -> dict[str, dict[str, None]]:
    managers: dict[str, dict[str, None]] = {}
    for link in links:
        report, manager = (link.source, link.target) if is_up else (link.target, link.source)
        managers.setdefault(report, {})[manager] = None
    return managers


def _fold(label: str) -> str:
    return label.casefold()

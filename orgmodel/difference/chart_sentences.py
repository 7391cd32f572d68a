"""Sentences on what differs between two typical companies, in the words of their seats."""

from collections.abc import Sequence

from orgmodel.difference.charts import SeatChange
from orgmodel.difference.difference import Kind
from orgmodel.text.grammar import listed, lower_title, plural, with_article
from orgmodel.typical.graph import Seat


def change_texts(seat_changes: Sequence[SeatChange]) -> list[str]:
    """Changes in words, one clause per kind of seat; operations first, then in the order of the chart.

    Clauses are built from the two graphs: "a director of operations appears", "the operations officer now reports to
    the director of operations, was the chief executive officer".
    """
    order = {"operations": 0, "executive": 1, "front_line": 2}
    changes = sorted(seat_changes, key=lambda change: order.get(change.seat.tone, 3))
    clauses = [*_appearing(changes, "added"), *_appearing(changes, "removed"), *_moved(changes)]
    for change in changes:
        if change.kind == "retitled" and change.before and change.after and ":" not in change.key:
            old, new = lower_title(change.before.title), lower_title(change.after.title)
            clauses.append(f"the {old} is now called {new}")
    return clauses


def difference_text(changes: Sequence[SeatChange], opening: str, most: int = 4) -> str:
    """One sentence on what changed, for a reader who hears it.

    Parameters
    ----------
    opening
        Where we are now, such as "At 150 people".
    most
        Clauses told in full; what is left is counted.
    """
    return clauses_text(change_texts(changes), opening, most, is_changed=bool(changes))


def clauses_text(clauses: Sequence[str], opening: str, most: int = 4, *, is_changed: bool) -> str:
    """The same of `change_texts`; `is_changed` where anything differs, numbers of people included."""
    if not clauses:
        return (
            f"{opening}: the same seats and lines; only the numbers of people differ."
            if is_changed
            else f"{opening}: nothing changed."
        )
    shown, left = "; ".join(clauses[:most]), len(clauses) - most
    rest = f"; and {left} more changes" if left > 1 else "; and one more change" if left == 1 else ""
    return f"{opening}: {shown}{rest}."


def _appearing(changes: list[SeatChange], kind: Kind) -> list[str]:
    groups: dict[str, list[SeatChange]] = {}
    for change in changes:
        if change.kind == kind:
            groups.setdefault(change.seat.role, []).append(change)
    clauses, heads = [], []
    for group in groups.values():
        seat = group[0].seat
        if seat.tone == "function":
            heads.append(seat.title)
        elif len(group) > 1:
            verb = "appear" if kind == "added" else "disappear"
            clauses.append(f"{len(group)} {plural(seat.title)} {verb}")
        elif kind == "added":
            clauses.append(f"{with_article(seat.title)} appears")
        else:
            clauses.append(f"the {lower_title(seat.title)} disappears")
    if heads:
        verb = ("appear" if kind == "added" else "disappear") + ("s" if len(heads) == 1 else "")
        clauses.append(f"{listed([lower_title(head) for head in heads])} {verb}")
    return clauses


def _moved(changes: list[SeatChange]) -> list[str]:
    groups: dict[tuple[str, str], list[SeatChange]] = {}
    for change in changes:
        if change.kind == "moved":
            was = _the(change.boss_before)
            now = _the(change.boss_after)
            groups.setdefault((was, now), []).append(change)
    clauses = []
    for (was, now), group in groups.items():
        titles = list(dict.fromkeys(lower_title(change.seat.title) for change in group))
        subject = listed([f"the {title}" for title in titles])
        verb = "reports" if len(titles) == 1 else "report"
        clauses.append(f"{subject} now {verb} to {now}, was {was}")
    return clauses


def _the(boss: Seat | None) -> str:
    return f"the {lower_title(boss.title)}" if boss else "nobody"

"""What the browser needs to draw a visitor's own company: from query fields to the same answer as for a typical one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import request

from orgmodel.branches import OwnView, ancestors, read_tokens, see, write_tokens
from orgmodel.layout.company import names_of, place_company
from orgmodel.layout.scene import Scene
from orgmodel.org import Org
from orgmodel.packing import unpack
from orgmodel.theme import THEMES, Theme
from orgview.elements import Facts, to_scene
from orgview.store.company import Company
from orgview.store.store import Store
from orgview.visitor import visitor_of

MINE = "mine"
GONE = "This company is not here: it was erased, has expired, or belongs to another visitor. Load its file again."
CUT = "At most 300 cards are drawn at once. Fold a branch to open another."
_NO_ERRORS = {"n": "", "t": "", "others": ""}


@dataclass(frozen=True, slots=True)
class Opened:
    """A visitor's company with what is known of it."""

    company: Company
    org: Org


Opener = Callable[[str], Opened | None]


def opener(store: Store) -> Opener:
    """Function that opens a company of the visitor whose request it is; None for one that is not theirs."""

    def find(company_id: str) -> Opened | None:
        owner = visitor_of(request)
        company = store.find_company(owner, company_id)
        org = store.open_org(owner, company_id, unpack) if company is not None else None
        return None if company is None or org is None else Opened(company, org)

    return find


def own_answer(opened: Opened | None, given: Mapping[str, str], theme: str) -> dict[str, Any]:
    """Scene of a company, as `orgview.scenes.answer` gives it for a typical one.

    Parameters
    ----------
    given
        Query fields: ``mine``, ``open`` (tokens of `OwnView`), ``at`` (key of a seat to open the way to).
    """
    if opened is None:
        return {"errors": {**_NO_ERRORS, "others": GONE}, "scene": None, "sentence": None, "notices": None}
    look = THEMES.get(theme, THEMES["light"])
    view = view_of(given)
    branches = see(opened.org, view)
    placed = place_company(opened.org, branches, look, opened.company.name)
    scene = to_scene(placed, _facts(opened.org, placed), look)
    fields = {MINE: given[MINE]} | ({"open": write_tokens(branches.tokens)} if branches.tokens else {})
    scene |= {"query": urlencode(fields, safe=".:,"), "headcount": opened.org.people, "chain": []}
    return {
        "errors": _NO_ERRORS,
        "scene": scene,
        "sentence": tell(opened),
        "notices": [{"text": CUT, "cites": []}] if branches.is_cut else [],
    }


def view_of(given: Mapping[str, str]) -> OwnView:
    """View that query fields describe; what cannot be read is left out."""
    return OwnView(read_tokens(given.get("open", "")), seat_of_key(given.get("at", "")))


def seat_of_key(key: str) -> int | None:
    """Seat of a key such as "n12"; None for other cards."""
    return int(key[1:]) if key[:1] == "n" and key[1:].isascii() and key[1:].isdigit() else None


def tell(opened: Opened) -> str:
    """The summary line: "330 posts, 5 levels, widest span 20, 3 findings"."""
    figures: Mapping[str, int] = opened.company.report["figures"]
    parts = [
        _count(figures["people"], "post"),
        _count(figures["levels"], "level"),
        f"widest span {figures['span']:,}",
        _count(figures["findings"], "finding"),
    ]
    return f"{opened.company.name}: {', '.join(parts)}."


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def draw_own(opened: Opened, given: Mapping[str, str], look: Theme) -> Scene:
    """Scene of a view of a company, for an export."""
    return place_company(opened.org, see(opened.org, view_of(given)), look, opened.company.name)


def _facts(org: Org, placed: Scene) -> Callable[[str], Facts]:
    """What the tree that screen readers hear says of each card."""
    seats = [seat for box in placed.boxes if (seat := seat_of_key(box.id)) is not None]
    bosses = sorted({boss for seat in seats if (boss := int(org.tree.parent[seat])) >= 0})
    named = dict(zip(bosses, names_of(org, bosses), strict=True))
    has_company = placed.boxes[0].id == "company" if placed.boxes else False
    cards = {box.id: box.card for box in placed.boxes}

    def tell_card(key: str) -> Facts:
        card = cards[key]
        seat = seat_of_key(key)
        if seat is None:
            boss = "" if key == "company" else "company" if key == "mtops" else f"n{key[1:]}"
            fold = -1 if key == "company" else 1
            return Facts(boss, _size(org, boss), fold, _spoken(card.title, card.subtitle, card.detail))
        parent = int(org.tree.parent[seat])
        boss = f"n{parent}" if parent >= 0 else "company" if has_company else ""
        fold = (1 if card.fold else 0) if org.tree.count[seat] else -1
        reports_to = f"reports to {named[parent]}" if parent >= 0 else ""
        folded = f"folded: {card.fold.lstrip('+ ')}" if card.fold else ""
        return Facts(boss, _size(org, boss), fold, _spoken(card.title, card.subtitle, card.detail, reports_to, folded))

    return tell_card


def _size(org: Org, boss: str) -> int:
    seat = seat_of_key(boss)
    return int(org.tree.count[seat]) if seat is not None else max(1, len(org.tree.tops()))


def _spoken(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def way_up(org: Org, seat: int, most: int = 100) -> list[int]:
    """The seat and its bosses, the nearest first; of a longer chain the first of them and the top."""
    way = [seat, *ancestors(org, seat)]
    return way if len(way) <= most else [*way[: most - 1], way[-1]]

"""Words on cards: from counts and folds to the texts that a card, its label and a screen reader give."""

from orgmodel.layout.scene import Card, Facts
from orgmodel.theme import STATUS_NAMES
from orgmodel.views.visible import Fold

HEAD_OF_OPERATIONS = "Head of operations"


def people_text(count: int) -> str:
    """Number of people.

    >>> people_text(1), people_text(1284)
    ('1 person', '1,284 people')
    """
    return f"{count:,} {'person' if count == 1 else 'people'}"


def holders_text(seats: int, vacant: int, gone: int = 0) -> str:
    """Size of a company that was loaded: its people, and the posts that nobody holds, which are no people.

    >>> holders_text(25, 0), holders_text(2, 1), holders_text(25, 6, 3)
    ('25 people', '1 person, 1 vacant post', '16 people, 6 vacant posts, 3 left or eliminated')
    """
    posts = f", {vacant:,} vacant post{'' if vacant == 1 else 's'}" if vacant else ""
    return f"{people_text(seats - vacant - gone)}{posts}{f', {gone:,} left or eliminated' if gone else ''}"


def levels_text(count: int) -> str:
    """Number of levels.

    >>> levels_text(1), levels_text(4)
    ('1 level', '4 levels')
    """
    return f"{count:,} level{'' if count == 1 else 's'}"


def counted_text(count: int, *, has_posts: bool) -> str:
    """Number of people, or of posts where nobody holds some of them.

    >>> counted_text(1, has_posts=True), counted_text(1284, has_posts=True), counted_text(2, has_posts=False)
    ('1 post', '1,284 posts', '2 people')
    """
    return f"{count:,} post{'' if count == 1 else 's'}" if has_posts else people_text(count)


def hidden_text(fold: Fold, *, has_posts: bool = False) -> str:
    """Text that counts the hidden seats of a branch: as posts where nobody holds some of them.

    >>> fold = Fold(seats=1, people=1284, levels=4)
    >>> hidden_text(fold), hidden_text(fold, has_posts=True)
    ('1,284 people, 4 levels', '1,284 posts, 4 levels')
    """
    return f"{counted_text(fold.people, has_posts=has_posts)}, {levels_text(fold.levels)}"


def strip_text(fold: Fold | None, *, has_posts: bool = False) -> str:
    """Strip under the card of a folded branch; "" where nothing is folded.

    >>> strip_text(Fold(seats=1, people=1, levels=1))
    '+ 1 person, 1 level'
    """
    return "" if fold is None else f"+ {hidden_text(fold, has_posts=has_posts)}"


def badge_text(holders: int) -> str:
    """Badge of a seat that several people hold; "" of one, or of none that are counted.

    >>> badge_text(12), badge_text(1)
    ('\u00d7 12', '')
    """
    return f"\u00d7 {holders:,}" if holders > 1 else ""


def counts_text(facts: Facts, levels_below: int, staff: float) -> str:
    """Third line of a person's card: reports, people below, and staff that the file counts without names.

    >>> counts_text(Facts(branch="open", direct=6, people=124), 3, 0.0)
    '6 direct \u00b7 124 in all \u00b7 3 levels'
    """
    if facts.fold is None:
        parts = [f"{facts.direct:,} direct", f"{facts.people:,} in all", levels_text(levels_below)]
    else:
        # People and levels stand in the strip.
        managers = facts.fold.managers
        parts = [f"{facts.direct:,} direct", *([f"{managers:,} managers below"] if managers > 1 else [])]
    counts = " \u00b7 ".join(parts) if facts.direct else "no reports"
    return f"{counts} \u00b7 {staff:,.0f} staff" if staff else counts


def spoken_text(card: Card, facts: Facts) -> str:
    """A card as a sentence, as screen readers give it."""
    return ", ".join(
        filter(
            None,
            (
                card.title,
                card.subtitle,
                *card.extra,
                _reports_text(facts, has_counts=bool(card.detail)) or card.detail,
                _holders_text(facts),
                STATUS_NAMES.get(card.status, "").lower(),
                f"reports to {facts.boss_name}" if facts.boss_name else "",
                HEAD_OF_OPERATIONS.lower() if facts.is_head else "",
                f"folded: {hidden_text(facts.fold, has_posts=facts.has_posts)}" if card.fold and facts.fold else "",
            ),
        )
    )


def _reports_text(facts: Facts, *, has_counts: bool) -> str:
    if not facts.direct:
        return ""
    direct = f"{facts.direct:,} direct report{'' if facts.direct == 1 else 's'}"
    counted = counted_text(facts.people, has_posts=facts.has_posts)
    return f"{direct}, {counted} in all" if has_counts and facts.people > facts.direct else direct


def label_lines(card: Card, facts: Facts) -> tuple[str, ...]:
    """Lines of a card besides its title, one for each thing, not cut by its width."""
    lines = (
        card.subtitle,
        *card.extra,
        card.detail,
        _holders_text(facts),
        f"Folded: {hidden_text(facts.fold, has_posts=facts.has_posts)}" if card.fold and facts.fold else "",
        card.marker,
        STATUS_NAMES.get(card.status, ""),
    )
    return tuple(filter(None, lines))


def _holders_text(facts: Facts) -> str:
    return f"{facts.holders:,} of them" if facts.holders > 1 else ""

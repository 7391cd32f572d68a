"""What each seat carries to the browser besides its drawing."""

import pytest

from orgmodel.layout.scene import Box, Card, Facts, Scene
from orgmodel.theme import THEMES
from orgmodel.views.visible import Fold
from orgview.charts.scene_json import MOST_LETTERS, scene_json

THEME = THEMES["light"]
FOLD = Fold(seats=30, people=1284, levels=4, managers=12)
PLAIN = Card("A", "", "office")


def _seat(card, facts):
    box = Box("n1", 0.0, 0.0, 208.0, 64.0, card, facts)
    return scene_json(Scene((box,), (), 208.0, 64.0), THEME)["seats"][0]


@pytest.mark.parametrize(
    ("card", "facts", "hidden"),
    [
        (Card("A", "", "operations", fold="+ 9 people"), Facts(branch="folded", fold=FOLD), [1284, 4, 12]),
        (Card("More reports", "1,720 people", "function"), Facts(branch="folded", fold=Fold(3, 7, 1)), [7, 1, 0]),
        (Card("A", "leads 12 people", "operations"), Facts(branch="open"), None),
    ],
    ids=["folded", "card that counts others", "open"],
)
def test_what_is_folded_is_sent_as_numbers(card, facts, hidden):
    """From the fold itself, whatever the texts of the card say."""
    sent = _seat(card, facts)["hidden"]
    assert (None if sent is None else [sent["people"], sent["levels"], sent["managers"]]) == hidden


def test_a_seat_has_all_its_texts_whole():
    """Those that its card cuts, and what is drawn as a sign only."""
    card = Card(
        "A", "s" * 90, "office", badge="\u00d7 1,284", marker="Head of operations", status="moved", fold="+ 9 people"
    )
    facts = Facts(branch="folded", fold=FOLD, holders=1284, boss_name="B", is_head=True, status="moved")
    seat = _seat(card, facts)
    lines = ["s" * 90, "1,284 of them", "Folded: 1,284 people, 4 levels", "Head of operations", "Moved"]
    assert seat["lines"] == lines
    assert seat["text"] == (
        f"A, {'s' * 90}, 1,284 of them, moved, reports to B, head of operations, folded: 1,284 people, 4 levels"
    )
    assert _seat(PLAIN, Facts())["lines"] == []
    assert _seat(Card("A", "x" * 5000, "office"), Facts())["lines"] == ["x" * MOST_LETTERS]


def test_where_a_seat_stands_is_sent_as_it_is():
    """Boss, level, siblings and position of the facts, for the tree that screen readers hear."""
    seat = _seat(PLAIN, Facts(boss="n0", level=3, position=2, siblings=5, branch="open", unit="U", short_name="Lee"))
    names = ("boss", "level", "position", "siblings", "branch", "unit", "short_name")
    assert [seat[name] for name in names] == ["n0", 3, 2, 5, "open", "U", "Lee"]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    "card",
    [
        PLAIN,
        Card("A", "b", "office", fold="+ 3 people", badge="x 2", status="moved"),
        Card("A", "b", "office", shade="s1", is_aside=True),
        Card("A", "b", "office", status="removed", marker="Head of operations"),
        Card("More reports", "b", "function", detail="c", is_empty=True, initials="AB", extra=("d",)),
    ],
    ids=["plain", "folded", "aside", "removed", "empty"],
)
def test_the_look_is_that_of_the_drawing(theme, card):
    """Boxes behind, the card's own box, its stripe and its title have the colours and lines that are sent as data."""
    box = Box("n1", 0.0, 0.0, 208.0, 84.0, card)
    seat = scene_json(Scene((box,), (), 208.0, 84.0), theme)["seats"][0]
    look, marks = seat["look"], seat["marks"]
    stripe = next(at for at, mark in enumerate(marks) if mark[0] == "p")
    boxes = marks[:stripe]
    assert len(boxes) - 1 == look["stack"]
    assert boxes[-1][6:] == [look["ground"], look["border"], look["border_width"], look["dash"], ""]
    assert marks[stripe][2] == look["stripe"]
    assert {mark[5] for mark in marks if mark[-1] == "title"} == {look["ink"]}
    assert {mark[5] for mark in marks if mark[-1] == "fold"} <= {look["count_ink"]}
    roles = [mark[-1] for mark in marks if mark[0] == "t"]
    texts = {"title": card.title, "subtitle": card.subtitle, "detail": card.detail, "badge": card.badge}
    texts |= {"marker": card.marker, "status": card.status, "fold": card.fold, "initials": card.initials}
    assert set(roles) == {role for role, text in texts.items() if text} | ({"extra"} if card.extra else set())

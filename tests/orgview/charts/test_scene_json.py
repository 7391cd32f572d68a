"""What each seat carries to the browser besides its drawing."""

import pytest

from orgmodel.layout.scene import Box, Card, Scene
from orgmodel.theme import THEMES
from orgview.charts.scene_json import MOST_SAID, Facts, family_name, to_scene

THEME = THEMES["light"]


def _seat(card, facts):
    box = Box("n1", 0.0, 0.0, 208.0, 64.0, card)
    return to_scene(Scene((box,), (), 208.0, 64.0), lambda _key: facts, THEME)["seats"][0]


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Nadia Kowalska", "Kowalska"),
        ("Kowalska, Nadia", "Kowalska"),
        ("de la Cruz, Ana", "de la Cruz"),
        ("Ann Lee Jr. / Bo Ek", "Lee"),
        ("King, PhD, John", "King"),
        ("Cher", "Cher"),
        ("", ""),
        (", ", ""),
    ],
    ids=["given first", "comma", "particles", "two holders", "title between", "one word", "empty", "only a comma"],
)
def test_the_family_name_is_found_in_either_order(name, family):
    """What a small card shows of a name."""
    assert family_name(name) == family


@pytest.mark.parametrize(
    ("card", "folds", "count"),
    [
        (Card("A", "", "operations", fold="+ 1,284 people, 4 levels, 12 managers"), 1, "+1,284"),
        (Card("More reports", "1,720 people, 3 levels", "function"), 1, "+1,720"),
        (Card("A", "leads 12 people", "operations"), 0, ""),
        (Card("A", "", "operations"), 1, ""),
    ],
    ids=["folded", "card that counts others", "open", "nothing said"],
)
def test_a_folded_seat_carries_a_short_count(card, folds, count):
    """Shown from afar instead of the long strip."""
    assert _seat(card, Facts("", 1, folds, "A"))["fold"] == count


def test_a_seat_says_all_its_texts_whole():
    """Those that its card cuts, and what is drawn as a sign only."""
    card = Card(
        "A", "s" * 90, "office", badge="× 1,284", marker="Head of operations", status="moved", fold="+ 9 people"
    )
    told = ["s" * 90, "1,284 of them", "Folded: 9 people", "Head of operations", "Moved"]
    assert _seat(card, Facts("", 1, 1, "A"))["says"] == told
    assert _seat(Card("A", "", "office"), Facts("", 1, -1, "A"))["says"] == []
    assert _seat(Card("A", "x" * 5000, "office"), Facts("", 1, -1, "A"))["says"] == ["x" * MOST_SAID]


def test_signs_are_the_tab_and_the_status_in_their_colours():
    """Told from afar by colour and shape instead of words."""
    facts = Facts("", 1, -1, "A")
    assert _seat(Card("A", "", "operations"), facts)["signs"] == []
    both = _seat(Card("A", "", "operations", marker="Head of operations", status="added"), facts)
    assert both["signs"] == [[THEME.palette.accent, "head"], [THEME.palette.added, "added"]]


def test_a_card_begins_with_its_boxes_and_stripe():
    """What `assets/far.js` paints of it from afar: boxes, the last of them the card's own, then the stripe's path."""
    for card in (Card("A", "b", "office"), Card("A", "b", "office", fold="+ 3 people", badge="x 2", status="moved")):
        kinds = [mark[0] for mark in _seat(card, Facts("", 1, 0, "A"))["marks"]]
        assert kinds[: kinds.index("p")] == ["r"] * (3 if card.fold else 1)

"""Two loaded companies side by side: whoever stays under the same boss is at one place on both sides."""

from orgmodel.difference.compare import compare
from orgmodel.difference.union import union_of
from orgmodel.layout.compared_side import side_scenes
from orgmodel.theme import LIGHT
from orgmodel.views.loaded import LoadedView
from tests.orgmodel.difference.files import company

VIEWS = (LoadedView(), LoadedView())


def _scenes(folder, before, after):
    """Both charts of two lists of lines, cards by their titles, and the scenes."""
    sides = [company(folder, [line.split(",") for line in lines]) for lines in (before, after)]
    union = union_of(compare(*sides, "id"))
    (one, _), (other, _) = side_scenes(union, LIGHT, VIEWS, ("Old", "New"), 0.8)
    return [{box.card.title: box for box in scene.boxes} for scene in (one, other)], (one, other)


def _company(teams, members):
    """A boss, heads, and members under each."""
    heads = [f"{100 + team},Head {team},Head,1" for team in range(teams)]
    return [
        *("1,Boss,CEO,", *heads),
        *(
            f"{1000 + 100 * team + at},P {team} {at},Clerk,{100 + team}"
            for team in range(teams)
            for at in range(members)
        ),
    ]


def test_who_stays_is_at_one_place_and_who_is_gone_leaves_a_gap(tmp_path):
    """Cards of both never overlap, either."""
    before = _company(4, 5)
    after = [line for line in before if not line.startswith(("1001,", "1102,"))]
    after = [*after, "9001,New,Clerk,102", "9002,Newer,Clerk,100"]
    after[after.index("1304,P 3 4,Clerk,103")] = "1304,P 3 4,Clerk,101"
    (one, other), scenes = _scenes(tmp_path, before, after)
    shared = set(one) & set(other) - {"P 3 4"}
    assert len(shared) > 10
    assert [(one[name].x_px, one[name].y_px) for name in shared] == [
        (other[name].x_px, other[name].y_px) for name in shared
    ]
    assert (one["P 3 4"].x_px, one["P 3 4"].y_px) != (other["P 3 4"].x_px, other["P 3 4"].y_px)
    for scene in scenes:
        places = {(box.x_px, box.y_px) for box in scene.boxes}
        assert len(places) == len(scene.boxes)
        assert {line.source for line in scene.lines} == {box.id for box in scene.boxes if box.facts.boss}


def test_a_second_top_moves_nobody(tmp_path):
    """One file has one top, the other a stray one besides."""
    before = _company(3, 4)
    (one, other), _ = _scenes(tmp_path, before, [*before, "77,Stray,Clerk,"])
    heights = [{name: box.y_px for name, box in side.items() if name in one} for side in (one, other)]
    assert heights[0] == heights[1]


def test_companies_with_little_in_common_are_drawn_each_for_itself(tmp_path):
    """Nobody is the same; both have their own drawing, as small as it can be."""
    before, after = _company(3, 4), [line.replace("P ", "Q ") for line in _company(3, 4)]
    after = [",".join([f"9{cell}" if cell.isdigit() else cell for cell in line.split(",")]) for line in after]
    (one, other), scenes = _scenes(tmp_path, before, after)
    assert not {name for name in one if name.startswith("P")} & set(other)
    assert scenes[0].height_px == scenes[1].height_px

"""Same heights: scenes of two typical companies, pulled apart so that as many cards of one key as can stand level."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace

from orgmodel.layout.scene import Line, Point, Scene

# A card of the operations line counts more than all others together: it is what such a company is read by.
_LINE_WEIGHT = 1000
# A drawing becomes at most so much higher than the higher of the two.
_MOST_HIGHER = 1.5


def at_same_heights(one: Scene, other: Scene) -> tuple[Scene, Scene]:
    """Move cards of both scenes down until those of one key stand side by side.

    Returns
    -------
    tuple
        Both, in one system of heights: the first card of either may stand below 0. Cards keep their columns and their
        order from the top down, and lines their corners. Unchanged where the drawings would become half as high again.

    Notes
    -----
    O(k²) in heights that cards of both have, at most some hundred.
    """
    pairs = _shared(one, other)
    shifts: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
    moved = [0.0, 0.0]
    for heights in _rising(pairs):
        apart = heights[0] + moved[0] - heights[1] - moved[1]
        lower = 1 if apart > 0 else 0
        if apart:
            moved[lower] += abs(apart)
            shifts[lower].append((heights[lower], moved[lower]))
    higher = max(scene.height_px + by for scene, by in zip((one, other), moved, strict=True))
    if higher > _MOST_HIGHER * max(one.height_px, other.height_px):
        return one, other
    return _stretched(one, shifts[0]), _stretched(other, shifts[1])


def _shared(one: Scene, other: Scene) -> dict[tuple[float, float], int]:
    """Heights of the cards of both, in one and in the other, each with how much it counts."""
    there = {box.id: box.y_px for box in other.boxes}
    on_line = _on_line(one) & _on_line(other)
    found: dict[tuple[float, float], int] = defaultdict(int)
    for box in one.boxes:
        if box.id in there:
            found[box.y_px, there[box.id]] += _LINE_WEIGHT if box.id in on_line else 1
    return found


def _on_line(scene: Scene) -> set[str]:
    return {key for line in scene.lines if line.on_chain for key in (line.source, line.target)}


def _rising(pairs: dict[tuple[float, float], int]) -> list[tuple[float, float]]:
    """Pairs that rise in both heights, of most weight; of equal ones the first from the top."""
    order = sorted(pairs)
    best: list[tuple[int, int]] = []
    for at, (here, there) in enumerate(order):
        before = [(best[lower][0], -lower) for lower in range(at) if order[lower][0] < here and order[lower][1] < there]
        most, place = max(before, default=(0, 1))
        best.append((most + pairs[order[at]], -place))
    chosen: list[tuple[float, float]] = []
    at = max(range(len(order)), key=lambda number: (best[number][0], -number), default=-1)
    while at >= 0:
        chosen.append(order[at])
        at = best[at][1]
    return chosen[::-1]


def _stretched(scene: Scene, shifts: list[tuple[float, float]]) -> Scene:
    """Scene in which all from a height on is lower by so much: pairs of both, rising."""
    if not shifts:
        return scene
    starts = [start for start, _ in shifts]

    def shift(height: float) -> float:
        place = bisect_right(starts, height)
        return shifts[place - 1][1] if place else 0.0

    own = {box.id: shift(box.y_px) for box in scene.boxes}

    def turned(line: Line) -> Line:
        if not line.points:
            return line
        # Where a line meets a card, and goes on at that height, it goes with the card.
        ends = {line.points[0][1]: own[line.target], line.points[-1][1]: own[line.source]}

        def at(point: Point) -> Point:
            return point[0], point[1] + ends.get(point[1], shift(point[1]))

        return replace(line, points=tuple(map(at, line.points)))

    return replace(
        scene,
        boxes=tuple(replace(box, y_px=box.y_px + own[box.id]) for box in scene.boxes),
        lines=tuple(map(turned, scene.lines)),
        height_px=scene.height_px + shifts[-1][1],
    )

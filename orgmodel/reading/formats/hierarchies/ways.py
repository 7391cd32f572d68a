"""Ways from the top to a person ("CEO/COO/Ops"): each step is somebody, each way ends in one."""

from collections.abc import Sequence

from orgmodel.reading.formats.hierarchies.hierarchy import ID, Records, counted, depth_of
from orgmodel.reading.formats.hierarchies.labels import NAME
from orgmodel.reading.formats.hierarchies.links import MANAGER
from orgmodel.reading.formats.tabulate import check_rows
from orgmodel.reading.limits import Limits

_BETWEEN = " / "


def from_ways(ways: Sequence[Sequence[str]], limits: Limits, lines: Sequence[int] = ()) -> Records:
    """Give each step of the ways a row, once; those that no way ends in stand before the first that goes through them.

    Parameters
    ----------
    ways
        Steps, the top first. Two steps are one person where the ways up to them are alike.
    lines
        Line of each way in the file; () where they are counted.
    """
    places: dict[tuple[str, ...], int] = {}
    parents: list[int] = []
    rows: list[int] = []
    for number, way in enumerate(ways):
        steps = tuple(step for step in way if step)
        above = -1
        for length in range(1, len(steps) + 1):
            step = steps[:length]
            if step not in places:
                places[step] = len(parents)
                parents.append(above)
                rows.append(lines[number] if lines else number + 1)
                check_rows(len(parents), limits)
            above = places[step]
    keys = [_BETWEEN.join(step) for step in places]
    names = [step[-1] for step in places]
    is_keyed = len(set(names)) < len(names)
    owns = keys if is_keyed else names
    records = [
        ({ID: key} if is_keyed else {}) | {NAME: name, MANAGER: owns[parent] if parent >= 0 else ""}
        for key, name, parent in zip(keys, names, parents, strict=True)
    ]
    known = {"id": ID if is_keyed else NAME, "name": NAME, "manager": MANAGER}
    levels = counted(depth_of(parents), "level")
    told = f"{counted(len(ways), 'path')} to {len(records):,} people on {levels}, the top first"
    return Records(records, known, told, (), rows)

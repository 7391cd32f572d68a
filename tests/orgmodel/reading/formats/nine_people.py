"""Nine people on four levels, and ways to write them: whoever reads such a file must find the same lines and titles."""

from collections.abc import Callable

# Name, title, manager.
PEOPLE = (
    ("Mara Lund", "CEO", ""),
    ("Tom Reyes", "COO", "Mara Lund"),
    ("Ana Pires", "Plant Manager", "Tom Reyes"),
    ("Jon Falk", "Welder", "Ana Pires"),
    ("Lea Moser", "Fitter", "Ana Pires"),
    ("Kim Oduya", "Logistics Lead", "Tom Reyes"),
    ("Ida Stern", "CFO", "Mara Lund"),
    ("Max Brandt", "Accountant", "Ida Stern"),
    ("Eva Novak", "HR Director", "Mara Lund"),
)
NAMES = tuple(name for name, _, _ in PEOPLE)
TITLE = {name: title for name, title, _ in PEOPLE}
BOSS = {name: boss for name, _, boss in PEOPLE}
ID = {name: str(100 + place) for place, name in enumerate(NAMES)}
LINES = tuple((boss, name) for name, _, boss in PEOPLE if boss)
LEADERS = tuple(name for name in NAMES if name in BOSS.values())


def way(name: str) -> list[str]:
    """Everybody from the top down to somebody."""
    steps = [name]
    while BOSS[steps[0]]:
        steps.insert(0, BOSS[steps[0]])
    return steps


def depth(name: str) -> int:
    """Steps below the top."""
    return len(way(name)) - 1


def reports(name: str) -> list[str]:
    """Those who report to somebody."""
    return [each for each in NAMES if BOSS[each] == name]


def each(write: Callable[[str], str], between: str = "\n") -> str:
    """A line for everybody, the top first."""
    return between.join(write(name) for name in NAMES)


def table(headings: str, write: Callable[[str], str]) -> str:
    """Headings and a row for everybody."""
    return f"{headings}\n{each(write)}\n"


def outline(write: Callable[[str], str], step: str = "  ") -> str:
    """A line for everybody, indented below the manager."""
    return each(lambda name: step * depth(name) + write(name))

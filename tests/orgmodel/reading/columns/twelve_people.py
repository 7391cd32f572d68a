"""Twelve people in columns of any kind: everybody who reads such a table must find the same lines."""

from collections.abc import Callable, Sequence

Person = tuple[str, ...]

# Number, given name, family name, title, unit, number of the manager.
PEOPLE: list[Person] = [
    tuple(line.split("|"))
    for line in """\
E1|Ada|Moss|Chief Executive Officer|Board|
E2|Bo|Lund|Director Operations|Operations|E1
E3|Cy|Vance|Director Finance|Finance|E1
E4|Di|Ortiz|Plant Manager|Operations|E2
E5|Ed|Novak|Plant Manager|Operations|E2
E6|Flo|Adler|Accountant|Finance|E3
E7|Gil|Moss|Machine Operator|Operations|E4
E8|Hal|Lund|Machine Operator|Operations|E4
E9|Ida|Vance|Machine Operator|Operations|E5
E10|Ada|Ortiz|Accountant|Finance|E3
E11|Bo|Novak|Machine Operator|Operations|E5
E12|Cy|Adler|Machine Operator|Operations|E5""".splitlines()
]
NAME = {person[0]: f"{person[1]} {person[2]}" for person in PEOPLE} | {"": ""}
LINES = {NAME[person[0]]: NAME[person[5]] for person in PEOPLE}


def table(headings: Sequence[str], *makers: Callable[[Person], str]) -> list[Sequence[str]]:
    """A column for each maker, under its heading."""
    return [headings, *([make(person) for make in makers] for person in PEOPLE)]


def number(person: Person) -> str:
    """Number of the person."""
    return person[0]


def whole(person: Person) -> str:
    """Whole name."""
    return NAME[person[0]]


def title(person: Person) -> str:
    """Job title."""
    return person[3]


def boss(person: Person) -> str:
    """Whole name of the manager."""
    return NAME[person[5]]


def partner(person: Person) -> str:
    """One of two people for everybody, as a partner of HR is."""
    return "Flo Adler" if person[4] == "Finance" else "Ada Ortiz"


def boss_of(make: Callable[[Person], str]) -> Callable[[Person], str]:
    """What a maker says of the manager."""
    by_number = {person[0]: person for person in PEOPLE}
    return lambda person: make(by_number[person[5]]) if person[5] else ""

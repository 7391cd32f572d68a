"""Lasting choices: managers that were chosen, in words that a newer file still has."""

from collections.abc import Mapping

from orgmodel.reading.people.manager_choices import row_named
from orgmodel.reading.people.people import People
from orgmodel.reading.people.person_keys import person_keys
from orgmodel.reading.people.seat_grouping import Seats


def lasting_named(people: People, seats: Seats, named: Mapping[str, str]) -> dict[str, str]:
    """`Choices.named` with whoever is named by a row named by the id, or the name, where it is theirs alone."""
    numbers = {who: number for who in named.values() if (number := row_named(who)) is not None}
    places = people.positions(numbers.values())
    known = {who: places[number] for who, number in numbers.items() if number in places}
    keys = dict(zip(known, person_keys(people, seats.of_row, list(known.values())), strict=True))
    return {text: keys.get(who, who) for text, who in named.items()}

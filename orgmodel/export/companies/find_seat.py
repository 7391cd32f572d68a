"""The seat that a person means by an id, a name or a title."""

from orgmodel.errors import UnknownName
from orgmodel.export.companies.keys import keys_of
from orgmodel.layout.loaded import names_of
from orgmodel.org.org import Org
from orgmodel.text.normalize import fold_text

# Of those with such a name, so many are told.
_LISTED = 8
# All of a company of so many seats.
_ALL_LISTED = 40


def find_seat(org: Org, text: str) -> int:
    """Seat with an id, else with a name, else with a title; case and accents of the last two do not count.

    Raises
    ------
    UnknownName
        If there is none, or several have it; names the ids of those.
    """
    keys: list[str] = keys_of(org).texts.to_pylist()
    if text in keys:
        return keys.index(text)
    seats, wanted = list(range(len(org))), fold_text(text)
    for values in (names_of(org, seats), org.texts("title", seats)):
        found = [seat for seat, value in zip(seats, values, strict=True) if fold_text(value) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownName("one seat alone for", text, [keys[seat] for seat in found[:_LISTED]])
    few = seats if len(seats) <= _ALL_LISTED else org.tree.tops()[:_LISTED].tolist()
    more = [f"and {len(seats) - len(few):,} more"] if len(few) < len(seats) else []
    raise UnknownName("seat", text, [keys[seat] for seat in few] + more)

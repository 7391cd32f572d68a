"""Carry: corrections of an earlier file of the same company, as far as they mean the same in a newer one."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.fit.listing import count_titles
from orgmodel.org.org import Org

# Share of the ids, or of the names where there are no ids, of the smaller file that the other has, from which on both
# are files of one company.
_SAME_COMPANY = 0.5


def carried_roles(before: Org, after: Org, roles: Mapping[str, str]) -> dict[str, str] | None:
    """Corrections that hold in a newer file of the same company; None where it is another company.

    Parameters
    ----------
    roles
        Id, "row 17" or title in the earlier file to a role key.

    Returns
    -------
    dict or None
        Of ids those whose name or title is still the same, of titles those that somebody has. Rows are of one file.

    Notes
    -----
    O(n) in both, without a look at more people than were corrected.
    """
    old, new = _texts(before, "id"), _texts(after, "id")
    if old.null_count == len(old) or new.null_count == len(new):
        old, new = _texts(before, "name"), _texts(after, "name")
    least = min(len(old) - old.null_count, len(new) - new.null_count)
    both = pc.sum(pc.and_(pc.is_in(old, new), pc.is_valid(old))).as_py() or 0
    if not both or both < _SAME_COMPANY * least:
        return None
    seats, now = _seats(old, list(roles)), _seats(new, list(roles))
    titles = count_titles(after, [key for key in roles if key not in seats])
    carried = {}
    for key, role in roles.items():
        if key in seats:
            same = key in now and any(
                before.texts(field, [seats[key]]) == after.texts(field, [now[key]]) != [""]
                for field in ("name", "title")
            )
        else:
            same = key.strip() in titles
        if same:
            carried[key] = role
    return carried


def _texts(org: Org, field: str) -> pa.Array:
    """Ids or names of everybody who was read, without outer blanks; null for a blank one."""
    everybody = np.arange(org.people, dtype=np.int32)
    texts = pc.utf8_trim_whitespace(pa.array(org.texts(field, everybody), pa.string()))
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)


def _seats(ids: pa.Array, keys: Sequence[str]) -> dict[str, int]:
    """First seat of each of some ids; those that nobody has are left out."""
    places = np.flatnonzero(pc.is_in(ids, pa.array(keys, pa.string())).to_numpy(zero_copy_only=False))
    return {ids[int(place)].as_py(): int(place) for place in places[::-1]}

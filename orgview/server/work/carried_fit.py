"""Carried fit: what a person corrected of an earlier file of a company, for the newer one that was just read."""

from orgmodel.fit.carry import carried_roles
from orgmodel.org.serialization import from_arrow
from orgview.store.company import Reading, to_json
from orgview.store.store import Store


def carried_fit(store: Store, owner: str, reading: Reading) -> str | None:
    """Corrections of the owner's last corrected company with the same headings and most of the same people, as JSON.

    None where there is none, or nothing of it holds in the file that was read. The new people are read only where
    there are corrections.
    """
    earlier = store.remembered.last_fit(owner, reading.report.headings)
    if earlier is None:
        return None
    company, corrected = earlier
    roles = carried_roles(
        store.decoded(company, from_arrow), from_arrow(reading.org.read_bytes()), corrected.get("roles", {})
    )
    if roles is None:
        return None
    carried = {"roles": roles, "choices": corrected.get("choices", {})}
    return to_json(carried) if any(carried.values()) else None

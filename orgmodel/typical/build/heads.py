"""Heads of operations (R12)."""

from orgmodel.typical.graph import Graph, chain_of, seat_of

# The highest of these that exists. The manager stands in only where it is a seat of its own.
HEAD_ORDER = (
    "coo",
    "svp_ops",
    "vp_ops",
    "regional_ops_director",
    "director_ops",
    "operations_manager",
    "operations_officer",
)


def heads_of_operations(graph: Graph) -> set[str]:
    """Keys of the seats that head operations: one, or one for each region, division or unit that has its own.

    A COO heads operations, each of several COOs split by region its own; of those split by function the first. Without
    a COO it is the highest seat of the operations line, of each branch where nobody stands above them all.
    """
    roles = {key: seat_of(graph, key).role for key in graph}
    coos = [key for key, role in roles.items() if role == "coo"]
    if coos:
        company = graph.graph["company"]
        return set(coos if company.coo_split == "region" else coos[:1])
    ranks = {key: HEAD_ORDER.index(role) for key, role in roles.items() if role in HEAD_ORDER}
    # In a matrix whose solid lines lead to the units, the seats of the function stand beside the chain.
    shared = [key for key in ranks if not seat_of(graph, key).unit]
    heads = set()
    for front in (key for key, role in roles.items() if role == "operative"):
        line = [key for key in chain_of(graph, front) if key in ranks]
        # With edited thresholds a director stands beside the front line of a division, not above it.
        unit = seat_of(graph, front).unit
        beside = [key for key in ranks if unit and seat_of(graph, key).unit == unit]
        if line or shared or beside:
            heads.add(min([*line, *shared, *beside], key=ranks.__getitem__))
    return heads

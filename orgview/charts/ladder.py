"""Size ladder: the operations line of a company at every size band, other parameters unchanged."""

from collections.abc import Sequence
from typing import Any

from orgmodel.errors import OrgError
from orgmodel.typical.build.arrivals import Arrival
from orgmodel.typical.build.build import build
from orgmodel.typical.build.ticks import headcount_ticks
from orgmodel.typical.graph import Graph, seat_of
from orgmodel.typical.parameters import MAX_HEADCOUNT, TypicalCompany, changed
from orgview.catalogue import Catalogue


def chain_json(catalogue: Catalogue, graph: Graph) -> list[dict[str, Any]]:
    """Operations line from the chief executive down: key, role, short name, whether it heads operations.

    Where no role heads operations yet (R12), the chief executive does.
    """
    seats = {key: seat_of(graph, key) for key in reversed(graph.graph["chain"])}
    nobody = not any(seat_of(graph, key).is_head_of_operations for key in graph)
    return [
        {
            "seat": key,
            "role": seat.role,
            "short": catalogue.domain.roles[seat.role].short,
            "head": seat.is_head_of_operations or (nobody and seat.role == "ceo"),
        }
        for key, seat in seats.items()
    ]


def range_text(start: int, end: int | None) -> str:
    """Headcounts of a band in short.

    Examples
    --------
    >>> range_text(1, 9), range_text(250, 999), range_text(100_000, 999_999), range_text(1_000_000, None)
    ('1 – 9', '250 – 1k', '100k – 1M', '1M+')
    """
    if end is None:
        return f"{_short(start)}+"
    return f"{_short(start)} \u2013 {_short(end + 1 if end + 1 >= 1000 else end)}"


def _shown_headcount(typical: int, start: int, end: int) -> int:
    """Headcount that stands for a column: the band's typical one, else the first; one person alone has no line."""
    if start <= typical <= end:
        return typical
    return end if start == 1 else start


def _short(people: int) -> str:
    if people >= 1_000_000 and people % 100_000 == 0:
        return f"{people / 1_000_000:g}M"
    return f"{people / 1000:g}k" if people >= 1000 and people % 100 == 0 else f"{people:,}"


def ladder_json(catalogue: Catalogue, company: TypicalCompany, coming: Sequence[Arrival]) -> dict[str, Any]:
    """Operations line at every size band, and the headcounts where something changes.

    A band inside which a role comes has a column before and one after it.

    Parameters
    ----------
    coming
        `arrivals` of the company.

    Returns
    -------
    dict
        ``columns``: name of the band, range in short, start, end (None for the last), headcount (the one shown, and
        jumped to), chain from the chief executive down (key, role, short name, whether it heads operations).
        ``ticks``: headcounts.

    Notes
    -----
    20 to 60 ms; the headcount of the company has no part in it.
    """
    columns = []
    # That somebody works in it is no rung of a company.
    sizes = sorted({one.headcount for one in coming if one.role != "operative"})
    for band in catalogue.domain.bands:
        last = MAX_HEADCOUNT if band.end is None else band.end
        starts = [band.start, *(at for at in sizes if band.start < at <= last)]
        ends = [*(at - 1 for at in starts[1:]), band.end]
        for start, end in zip(starts, ends, strict=True):
            headcount = _shown_headcount(band.typical, start, end or last)
            try:
                graph = build(changed(company, headcount=headcount), catalogue.domain)
            except OrgError:
                continue
            columns.append(
                {
                    "name": band.name,
                    "range": range_text(start, end),
                    "start": start,
                    "end": end,
                    "headcount": headcount,
                    "chain": chain_json(catalogue, graph),
                }
            )
    return {"columns": columns, "ticks": headcount_ticks(company, catalogue.domain)}

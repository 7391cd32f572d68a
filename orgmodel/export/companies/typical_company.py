"""The seats of a typical company as a company to be exported, each line with its reason."""

import numpy as np
import pyarrow as pa

from orgmodel.export.companies.company import Company, Reason
from orgmodel.org.org import org_of_table
from orgmodel.org.tree import grow
from orgmodel.typical.describe import company_text, summary_text
from orgmodel.typical.graph import Graph, boss_of, preorder, seat_of, top_of, why_of

_COLUMNS = ("Id", "Title", "Unit", "People", "Team, not drawn", "Why", "Rules and sources")


def typical_company(graph: Graph) -> Company:
    """Company whose people are the seats of a chart.

    Returns
    -------
    Company
        Cells: key, title, unit, people who hold such a seat, the team that is not drawn, why the seat reports where it
        does, and the rules and sources behind it.
    """
    keys = list(preorder(graph, top_of(graph)))
    place = {key: number for number, key in enumerate(keys)}
    bosses = [boss_of(graph, key) for key in keys]
    parent = np.array([-1 if boss is None else place[boss] for boss in bosses], np.int32)
    reasons = {
        place[key]: _reason(graph, key, boss) for key, boss in zip(keys, bosses, strict=True) if boss is not None
    }
    none = Reason("", "")
    rows = []
    for key in keys:
        seat, reason = seat_of(graph, key), reasons.get(place[key], none)
        rows.append((key, seat.title, seat.unit, str(seat.count), str(seat.team), reason.sentence, reason.sources))
    columns = {
        name: pa.array(values, pa.string()) for name, values in zip(_COLUMNS, zip(*rows, strict=True), strict=True)
    }
    cells, n = pa.table(columns), len(keys)
    dotted = [(place[low], place[high]) for low, high, data in graph.edges(data=True) if data["line"] == "dotted"]
    org = org_of_table(
        cells,
        np.zeros(n, np.int64),
        {"id": ("Id",), "title": ("Title",), "department": ("Unit",)},
        grow(parent)[0],
        dotted=np.array(dotted, np.int32).reshape(-1, 2),
    )
    source = "Drawn by Reportline from its rules; each line's reason is with it."
    return Company(company_text(graph.graph["company"]), org, summary_text(graph), source, None, reasons)


def _reason(graph: Graph, key: str, boss: str) -> Reason:
    why = why_of(graph, key, boss)
    cites = "; ".join(f"[{one.id}] {one.quote or one.text} ({one.source})" for one in why.citations)
    return Reason(why.sentence, f"{why.rule} ({why.confidence}): {why.rule_text} {cites}".strip())

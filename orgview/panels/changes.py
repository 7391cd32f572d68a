"""The list of what differs between two companies, and its counts."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from orgmodel.typical.difference import KINDS, Difference, Kind, to_table

KIND_NAMES: dict[Kind, str] = {
    "added": "Added",
    "removed": "Removed",
    "moved": "Moved",
    "retitled": "Retitled",
    "recounted": "Other number of people",
}
KIND_SIGNS: dict[Kind, str] = {"added": "+", "removed": "−", "moved": "→", "retitled": "✎", "recounted": "#"}


def count_chips(difference: Difference) -> list[Component]:
    """One chip per kind of change with its count."""
    return [
        html.Span(
            [html.Span(KIND_SIGNS[kind], className="sign"), f" {number} {KIND_NAMES[kind].lower()}"],
            className=f"count count-{kind}",
        )
        for kind, number in difference.counts.items()
    ]


def changes_table(difference: Difference) -> list[Component]:
    """Tables of changes, one per kind that occurs, with the number of rows in each heading."""
    table = to_table(difference)
    if table.empty:
        return [html.P("The two companies have the same seats, lines and numbers.", className="empty")]
    return [
        _table(kind, table[table["change"] == kind].to_dict("records"))
        for kind in KINDS
        if kind in set(table["change"])
    ]


def _table(kind: Kind, rows: list[dict[str, object]]) -> Component:
    return html.Details(
        [
            html.Summary([html.Span(KIND_SIGNS[kind], className="sign"), f" {KIND_NAMES[kind]} ({len(rows)})"]),
            html.Table(
                [
                    html.Thead(html.Tr([html.Th(word) for word in ("Seat", "Reported to", "Reports to", "People")])),
                    html.Tbody([html.Tr(_cells(row)) for row in rows]),
                ],
                className="changes",
            ),
        ],
        open=kind != "recounted",
        className=f"change change-{kind}",
    )


def _cells(row: dict[str, Any]) -> list[Component]:
    before, after = row["people_before"], row["people_after"]
    people = f"{before:,} → {after:,}" if before and after and before != after else f"{after or before:,}"
    seat = f"{row['seat']}, {row['unit']}" if row["unit"] else row["seat"]
    return [html.Td(seat), html.Td(row["boss_before"] or "—"), html.Td(row["boss_after"] or "—"), html.Td(people)]

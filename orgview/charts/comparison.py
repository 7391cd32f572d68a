"""Comparison for the page and for files: both charts side by side, marked; counts, join and changes as JSON."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pyarrow as pa

from orgmodel.difference.chart_sentences import difference_text
from orgmodel.difference.charts import seat_changes, statuses
from orgmodel.difference.difference import KINDS, Kind
from orgmodel.difference.join import KEYS
from orgmodel.difference.rows import KIND_NAMES
from orgmodel.difference.sentences import change_sentences, join_sentences
from orgmodel.difference.union import Union
from orgmodel.layout.compared_side import side_scenes as loaded_scenes
from orgmodel.layout.same_heights import at_same_heights
from orgmodel.layout.typical import typical_scene
from orgmodel.text.markup import without_markup
from orgmodel.theme import Theme
from orgmodel.typical.graph import Graph
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.views.loaded import LoadedView, read_tokens, write_tokens
from orgmodel.views.typical import View
from orgview.charts.comparer import Compared
from orgview.charts.scene_json import scene_json
from orgview.queries.typical_query import write

# Kinds whose count stands there also where there is none.
_ALWAYS: tuple[Kind, ...] = ("added", "removed", "moved", "retitled")
_SIGNS: dict[str, str] = {"added": "+", "removed": "−", "moved": "→", "retitled": "✎", "recounted": "#", "filled": "⇄"}
_JOIN_NAMES = {"auto": "What matches best", "id": "Id", "email": "E-mail", "name": "Name", "role": "Role"}


def compared_json(compared: Compared) -> dict[str, Any]:
    """Sentences, counts and join of a comparison, as `orgview.contract.CompareAnswer` has them."""
    difference = compared.difference
    before, after = compared.a.company, compared.b.company
    told = change_sentences(difference)
    if before is not None and after is not None:
        opening = f"From {before.headcount:,} to {after.headcount:,} people"
        told = [difference_text(seat_changes(difference, _graphs(compared)), opening)]
    else:
        told = [*join_sentences(difference), *told]
    counts = difference.counts
    return {
        "sentence": " ".join(told),
        "summary": told,
        "counts": [
            {"kind": kind, "label": KIND_NAMES[kind].lower(), "sign": sign_of(kind), "count": counts[kind]}
            for kind in KINDS
            if kind in _ALWAYS or counts[kind]
        ],
        "changed": sum(counts[kind] for kind in KINDS),
        "join": {
            "value": "",
            "taken": "role" if difference.is_by_role else difference.join.key if difference.join else "",
            "matched": [difference.matched, difference.matched],
            "people": list(difference.people),
            "options": [{"value": key, "label": name, "group": ""} for key, name in _join_names(compared).items()],
            "has_leavers": any(bool(each.side.org.gone.any()) for each in (compared.a, compared.b)),
        },
    }


def _join_names(compared: Compared) -> dict[str, str]:
    """Joins that there are for two companies, each with its name: typical ones have roles and cards, and no people."""
    sides = compared.a, compared.b
    typical = sum(each.company is not None for each in sides)
    there = [key for key in KEYS if not typical and all(each.side.org.fields.get(key) for each in sides)]
    names = {key: name for key, name in _JOIN_NAMES.items() if key in (*there, "auto", "role")}
    return names | ({"id": "Card by card"} if typical == len(sides) else {})


def sign_of(kind: str) -> str:
    """Sign of a kind of change, beside its name."""
    return _SIGNS.get(kind, "•")


def change_ways(union: Union, rows: pa.Table) -> list[list[str]]:
    """Key of the card of each of some changes in the chart of both companies, and the id as the list has it."""
    return [
        [f"n{union.seat_before[seat] if is_before else seat}", key]
        for seat, is_before, key in zip(
            rows["seat"].to_pylist(), rows["is_before"].to_pylist(), rows["id"].to_pylist(), strict=True
        )
    ]


def rows_json(union: Union, rows: pa.Table) -> list[dict[str, Any]]:
    """Some changes, as `orgview.contract.ChangeRow` has them."""
    return [
        {
            "kind": row["kind"],
            "label": KIND_NAMES[row["kind"]],
            "sign": sign_of(row["kind"]),
            "seat": f"n{union.seat_before[row['seat']] if row['is_before'] else row['seat']}",
            "id": row["id"],
            "name": without_markup(row["name"]),
            "field": row["field"],
            "before": row["name before"] or row["before"],
            "after": row["name after"] or row["after"],
            "remark": row["remark"],
        }
        for row in rows.to_pylist()
    ]


@dataclass(frozen=True, slots=True)
class SideView:
    """Branches of each side that are not in their first state, and a seat to which the way is opened; keys of both."""

    open_a: str = ""
    open_b: str = ""
    at: int | None = None


def side_scenes(
    compared: Compared, theme: Theme, view: SideView, ratio: float
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Scenes of both sides, marked; the same seat has the same key on both.

    Returns
    -------
    tuple
        Each as `scene_json` says, with a ``query``: of two typical companies those of their charts, else ``open``, the
        branches that are not in their first state.
    """
    before, after = compared.a.company, compared.b.company
    if before is not None and after is not None:
        return _typical_scenes(compared, (before, after), theme, view)
    wishes = LoadedView(read_tokens(view.open_a), view.at), LoadedView(read_tokens(view.open_b), view.at)
    names = compared.a.side.name, compared.b.side.name
    drawn = loaded_scenes(compared.union, theme, wishes, names, ratio)
    origin_y = min((scene.boxes[0].y_px for scene, _ in drawn if scene.boxes), default=0.0)
    before_json, after_json = (
        scene_json(scene, theme, origin_y) | {"query": urlencode({"open": write_tokens(tokens)})}
        for scene, tokens in drawn
    )
    return before_json, after_json


def _typical_scenes(
    compared: Compared, companies: tuple[TypicalCompany, TypicalCompany], theme: Theme, view: SideView
) -> tuple[dict[str, Any], dict[str, Any]]:
    graphs = _graphs(compared)
    marked = statuses(compared.difference, graphs)
    views = [
        View(toggled=frozenset(key for key in text.split(".") if key in graph))
        for graph, text in zip(graphs, (view.open_a, view.open_b), strict=True)
    ]
    a, b = (typical_scene(graph, each, theme, marks) for graph, each, marks in zip(graphs, views, marked, strict=True))
    scenes = at_same_heights(a, b)
    origin_y = min(scene.boxes[0].y_px for scene in scenes)
    before_json, after_json = (
        scene_json(scene, theme, origin_y) | {"query": write(company, each)}
        for scene, company, each in zip(scenes, companies, views, strict=True)
    )
    return before_json, after_json


def _graphs(compared: Compared) -> tuple[Graph, Graph]:
    """Charts of two typical companies."""
    before, after = compared.a.side.graph, compared.b.side.graph
    assert before is not None and after is not None  # noqa: S101, PT018 - typical sides have their graphs
    return before, after

"""The charts of the presets as rows, for libraries that draw the same ones."""

from typing import Any

from orgmodel.catalog.load import load_domain
from orgmodel.layout.typical import typical_scene
from orgmodel.theme import LIGHT
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import boss_of
from orgmodel.typical.presets import load_presets
from orgmodel.views.typical import View


def rows_by_preset() -> dict[str, list[dict[str, Any]]]:
    """Visible seats of each preset's first view: id, parentId, name, positionName, width and height in px."""
    domain = load_domain()
    rows = {}
    for key, preset in load_presets(domain).items():
        graph = build(preset.company, domain)
        rows[key] = [
            {
                "id": box.id,
                "parentId": boss_of(graph, box.id) or "",
                "name": box.card.title,
                "positionName": box.card.subtitle,
                "width": box.width_px,
                "height": box.height_px,
            }
            for box in typical_scene(graph, View(), LIGHT).boxes
        ]
    return rows

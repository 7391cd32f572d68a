"""The charts of the presets as rows, for libraries that draw the same ones."""

from typing import Any

from orgmodel.domain.load import load_domain
from orgmodel.layout.tidy import place
from orgmodel.presets import load_presets
from orgmodel.seats import boss_of
from orgmodel.theme import LIGHT
from orgmodel.variants.build import build
from orgmodel.views import View


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
            for box in place(graph, View(), LIGHT).boxes
        ]
    return rows

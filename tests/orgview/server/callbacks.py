"""Callbacks of an app, as the page calls them."""

from collections.abc import Iterator
from typing import Any

from dash import Dash


def right_bodies(app: Dash) -> Iterator[dict[str, Any]]:
    """The right body of each callback that the server answers."""
    for key, known in app.callback_map.items():
        if "callback" in known:
            yield {
                "output": key,
                "outputs": known["output"].to_dict(),
                "inputs": [one | {"value": "1"} for one in known["inputs"]],
                "state": [one | {"value": None} for one in known["state"]],
                "changedPropIds": [f"{one['id']}.{one['property']}" for one in known["inputs"]],
            }

"""Scene of a typical company as bytes of JSON, put together of parts that other sizes have too.

Five hundred sizes share some sixty lines, and more than half of their cards: what a part is written as is remembered.
Of loaded companies nothing is: their cards are of people, and come once.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from orgmodel.layout.scene import Box, Line, Scene
from orgmodel.theme import THEMES, Theme
from orgview.charts.scene_json import line_json, origin_of, scene_json, seat_json
from orgview.charts.source import to_bytes

# Some kB of memory each; the cards of the sizes that the slider has come to 3,000.
REMEMBERED = 4096


def encode_scene(scene: Scene, theme: Theme, more: Mapping[str, bytes]) -> bytes:
    """Scene in JSON, as `orgview.charts.scene_json.scene_json` has it.

    Parameters
    ----------
    more
        Further keys of the object, each with its value in JSON.
    """
    if scene.boxes:
        dx, dy = origin_of(scene)
        drawn = {box.id for box in scene.boxes}
        lines = (line for line in scene.lines if line.source in drawn and line.target in drawn)
        parts = {
            "seats": _array(_encoded_seat(box, dx, dy, theme.name) for box in scene.boxes),
            "lines": _array(_encoded_line(line, dx, dy) for line in lines),
            "width": to_bytes(scene.width_px),
            "height": to_bytes(scene.height_px),
            "theme": to_bytes(theme.name),
        }
    else:
        parts = {key: to_bytes(value) for key, value in scene_json(scene, theme).items()}
    return encode_object({**parts, **more})


def encode_object(parts: Mapping[str, bytes]) -> bytes:
    """Object in JSON of values that are in JSON already; the keys are own words."""
    return b"{" + b",".join(b'"%b":%b' % (key.encode(), value) for key, value in parts.items()) + b"}"


def _array(parts: Any) -> bytes:
    return b"[" + b",".join(parts) + b"]"


@lru_cache(maxsize=REMEMBERED)
def _encoded_seat(box: Box, dx: float, dy: float, theme: str) -> bytes:
    return to_bytes(seat_json(box, dx, dy, THEMES[theme]))


@lru_cache(maxsize=REMEMBERED)
def _encoded_line(line: Line, dx: float, dy: float) -> bytes:
    return to_bytes(line_json(line, dx, dy))

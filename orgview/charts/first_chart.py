"""First chart: what the first HTML answer shows of a company, drawn and as data."""

from dataclasses import dataclass
from typing import Any

from orgmodel.layout.scene import Scene


@dataclass(frozen=True, slots=True)
class FirstChart:
    """Chart of an address.

    Attributes
    ----------
    scene
        For the picture.
    data
        ``theme``, ``ratio`` and ``answer`` as ``GET /scene`` gives it, with ``inspection``.
    inspection
        Details of what is selected, as components.
    """

    scene: Scene
    data: dict[str, Any]
    inspection: Any

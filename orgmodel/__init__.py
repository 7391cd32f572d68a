"""The organisation: who reports to whom, why, and where it is drawn. Knows nothing of browsers or servers."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from orgmodel.notebook import from_frame, read

__version__ = "0.1.0"
__all__ = ["from_frame", "read"]


def __getattr__(name: str) -> Any:
    """Load `read` and `from_frame` when they are asked for: nothing else needs painters and Arrow at once."""
    if name in __all__:
        from orgmodel import notebook  # noqa: PLC0415

        return getattr(notebook, name)
    raise AttributeError(f"module 'orgmodel' has no attribute {name!r}")

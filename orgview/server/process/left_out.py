"""Left out: packages that others look for in passing, and the server never uses."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

# pyarrow looks for it wherever it makes an array of a list: 25 MB for each worker, and half a second at the start.
# Tables of pandas are for notebooks and for the process that reads files.
# Mako, with which Alembic makes the tables of a new store, looks for Pygments to colour its errors: 4 MB.
PACKAGES = frozenset({"pandas", "pygments"})


class _LeftOut:
    """A finder that says of some packages that they are not there."""

    @staticmethod
    def find_spec(
        name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name in PACKAGES:
            raise ModuleNotFoundError(f"{name} is left out of the server", name=name)
        return None


def leave_out() -> None:
    """Leave them out of this process from now on; what has been imported stays."""
    if _LeftOut not in sys.meta_path:
        sys.meta_path.insert(0, _LeftOut)

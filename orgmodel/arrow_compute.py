"""Arrow's functions over columns, `pyarrow.compute`, loaded by the first one that is called.

They take 8 MB of each worker, and a third of a second; one that only draws typical companies never needs them.
"""

import importlib
from typing import Any


def __getattr__(name: str) -> Any:
    """Function of `pyarrow.compute`; from then on it is a name of this module, and costs no call."""
    function = getattr(importlib.import_module("pyarrow.compute"), name)
    # Names that Python itself looks for, such as __path__, are ours.
    return globals().setdefault(name, function)

"""Words for who leads and who is led, in headings of two columns and in roles of teams."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from orgmodel.data_files import presets_folder, read_words
from orgmodel.reading.columns.headings import fold


@dataclass(frozen=True, slots=True)
class EdgeWords:
    """Folded headings of the end above and of the end below."""

    above: frozenset[str]
    below: frozenset[str]


@lru_cache(maxsize=1)
def load_edge_words(path: Path | None = None) -> EdgeWords:
    """Read the headings of lists of lines; one file read per process.

    Raises
    ------
    BadData
        If the file is not of this form; names the key.
    """
    file = path or presets_folder() / "labels.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    above, below = (frozenset(map(fold, read_words(file, data, "edges", key))) for key in ("above", "below"))
    return EdgeWords(above, below)

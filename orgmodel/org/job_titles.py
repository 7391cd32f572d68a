"""Job titles: seats that run operations or assist one boss, by the words of `presets/titles.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from orgmodel.catalog.data_files import presets_folder, read_words
from orgmodel.errors import BadData

FILE = presets_folder() / "titles.toml"


@dataclass(frozen=True, slots=True)
class Titles:
    """Search for one in a title.

    Attributes
    ----------
    operations
        Titles of those who run operations.
    assistant
        Titles of those who help one boss and stand beside the line.
    yes, no
        Cells of a column "is assistant", folded.
    """

    operations: re.Pattern[str]
    assistant: re.Pattern[str]
    yes: frozenset[str]
    no: frozenset[str]

    def is_assistant(self, title: str, flag: str) -> bool:
        """True if a seat is an assistant's: as a cell of the file says, else by its title."""
        word = flag.strip().casefold()
        return word in self.yes or (word not in self.no and self.assistant.search(title) is not None)


@lru_cache(maxsize=1)
def load_titles(path: Path = FILE) -> Titles:
    """Read the words; one file read per process, and the same value each time.

    Raises
    ------
    BadData
        If the file is not of this form; names the key.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    def pattern(table: str) -> re.Pattern[str]:
        patterns = read_words(path, data, table, "patterns", least=1)
        for index, one in enumerate(patterns):
            try:
                re.compile(one)
            except re.error as error:
                where = f"{table}.patterns[{index}]"
                raise BadData(path.name, where, one, f"a regular expression ({error})") from error
        return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)

    yes, no = (
        frozenset(word.casefold() for word in read_words(path, data, "assistant", key, least=1))
        for key in ("yes", "no")
    )
    return Titles(pattern("operations"), pattern("assistant"), yes, no)

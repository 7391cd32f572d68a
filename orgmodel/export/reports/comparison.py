"""Comparison: a difference with what both companies are called, as files and in notebooks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.difference.difference import Difference
from orgmodel.difference.listing import changes_table
from orgmodel.difference.rows import KIND_NAMES
from orgmodel.difference.sentences import change_sentences, join_sentences
from orgmodel.errors import BadCompany
from orgmodel.export.finish import PAINTERS
from orgmodel.export.page import EVERYTHING, Surround
from orgmodel.export.pictures.svg import escape, write_svg
from orgmodel.export.reports.difference_drawing import draw_difference
from orgmodel.export.tables.changes import changes_csv, changes_json_file, changes_workbook
from orgmodel.text.measure import clean
from orgmodel.theme import LIGHT, THEMES, Theme

if TYPE_CHECKING:
    import pandas as pd

PICTURES = ("svg", "png", "webp", "pdf")


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two companies compared.

    Attributes
    ----------
    names
        What the company before and the one after are called.
    """

    difference: Difference
    names: tuple[str, str]

    def __repr__(self) -> str:
        """Both names, and the changes there are."""
        counts = ", ".join(f"{count:,} {kind}" for kind, count in self.counts.items() if count)
        return f"<Comparison {self.names[0]!r} to {self.names[1]!r}: {counts}>"

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of changes of each kind, as `Difference.counts` has them."""
        return self.difference.counts

    @property
    def summary(self) -> tuple[str, ...]:
        """Sentences: how the two were joined, and what differs."""
        return (*join_sentences(self.difference), *change_sentences(self.difference))

    def frame(self) -> "pd.DataFrame":
        """Changes as a table of pandas, a row each: texts, as in the CSV file."""
        found: pd.DataFrame = changes_table(self.difference).to_pandas()
        return found

    def save(self, path: str | Path, *, theme: str = "light", surround: Surround = EVERYTHING) -> Path:
        """Write the changes (.csv, .xlsx, .json) or both companies as one picture (.svg, .png, .webp, .pdf) to a file.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        BadCompany
            If there is no such theme, or no kind of file with this ending.
        """
        if theme not in THEMES:
            raise BadCompany("theme", theme, f"one of {', '.join(THEMES)}")
        target = Path(path)
        parts = self.written(ending_of(target), THEMES[theme], surround)
        with target.open("wb") as file:
            file.writelines(parts)
        return target

    def written(self, ending: str, theme: Theme = LIGHT, surround: Surround = EVERYTHING) -> Iterable[bytes]:
        """Bytes of a file of a kind, in parts; `ending` is one of `ENDINGS`, `surround` counts for pictures."""
        return _WRITERS[ending](self, theme, surround)

    def _repr_svg_(self) -> str:
        return write_svg(draw_difference(self.difference, self.names, LIGHT)).decode()

    def _repr_html_(self) -> str:
        counts = self.counts
        rows = "".join(
            f"<tr><td>{escape(name)}</td><td style='text-align:right'>{counts[kind]:,}</td></tr>"
            for kind, name in KIND_NAMES.items()
            if counts[kind]
        )
        told = "".join(f"<p>{escape(clean(text))}</p>" for text in self.summary)
        picture = self._repr_svg_()
        return f"<div>{told}<table>{rows}</table>{picture[picture.index('<svg') :]}</div>"


def ending_of(path: Path) -> str:
    """Kind of file that a name asks for.

    Raises
    ------
    BadCompany
        If there is none.
    """
    ending = path.suffix.lower().lstrip(".")
    if ending not in ENDINGS:
        raise BadCompany("output", str(path), f"a file name that ends in {', '.join(f'.{name}' for name in ENDINGS)}")
    return ending


def _picture(ending: str) -> "Callable[[Comparison, Theme, Surround], Iterable[bytes]]":
    def write(one: Comparison, theme: Theme, surround: Surround) -> Iterable[bytes]:
        drawing = draw_difference(one.difference, one.names, theme, surround=surround)
        return [PAINTERS[ending](drawing, 1)]

    return write


_WRITERS: Mapping[str, Callable[[Comparison, Theme, Surround], Iterable[bytes]]] = {
    "csv": lambda one, _theme, _around: changes_csv(one.difference),
    "xlsx": lambda one, _theme, _around: [changes_workbook(one.difference, one.names)],
    "json": lambda one, _theme, _around: changes_json_file(one.difference, one.names),
    **{ending: _picture(ending) for ending in PICTURES},
}
ENDINGS = tuple(_WRITERS)

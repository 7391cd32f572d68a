"""A company from Python: read, look at, draw, save; shown in Jupyter and marimo as a picture."""

import io
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgmodel.catalog.load import load_domain
from orgmodel.difference.sides import Side, compare_sides, typical_side
from orgmodel.errors import BadCompany
from orgmodel.export.companies.company import Company as Exported
from orgmodel.export.companies.find_seat import find_seat
from orgmodel.export.files import FILES, kind_of_name
from orgmodel.export.graphs.networks import Network, network
from orgmodel.export.html.page import frame_of
from orgmodel.export.reports.comparison import Comparison
from orgmodel.export.request import PAGES, Request
from orgmodel.export.tables.people import people_of
from orgmodel.findings import Finding
from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.org.summary import figures
from orgmodel.reading.findings_table import findings_table
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company
from orgmodel.theme import THEMES
from orgmodel.typical.parameters import TypicalCompany, from_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """Chart of a company or a branch, shown by notebooks as it stands."""

    request: Request

    def _repr_svg_(self) -> str:
        return self._written("svg").decode()

    def _repr_html_(self) -> str:
        return frame_of(self._written("html"))

    def save(self, path: str | Path) -> Path:
        """Write the chart to a file; its ending says the format. Returns the path."""
        target = Path(path)
        target.write_bytes(self._written(kind_of_name(target.name).ending))
        return target

    def _written(self, ending: str) -> bytes:
        target = io.BytesIO()
        FILES[ending].write(self.request, target)
        return target.getvalue()


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """A company that was read.

    Attributes
    ----------
    findings
        All flaws that were found, and what was done about each.
    """

    exported: Exported
    findings: tuple[Finding, ...]

    def __len__(self) -> int:
        """Seats, managers that are not in the file among them."""
        return len(self.exported.org)

    def __repr__(self) -> str:
        """Name and figures."""
        return f"<Company {self.exported.name!r}: {self.exported.subtitle}>"

    @property
    def figures(self) -> Mapping[str, int]:
        """Figures, as `orgmodel.org.summary.figures` gives them."""
        return figures(self.exported.org)

    def frame(self) -> "pd.DataFrame":
        """People as a table of pandas: the columns that were loaded, who reports to whom, levels, counts."""
        found: pd.DataFrame = people_of(self.exported).cells.to_pandas()
        return found

    def graph(self) -> Network:
        """Graph of networkx, as `orgmodel.export.graphs.networks.network` says."""
        return network(self.exported)

    def chart(
        self,
        *,
        layout: str = "packed",
        focus: str | None = None,
        levels: int = 0,
        title: str = "",
        theme: str = "light",
    ) -> Chart:
        """Chart of the company, or of the branch of whoever has an id, name or title.

        Raises
        ------
        BadCompany
            If there is no such layout or theme.
        UnknownName
            If nobody, or not one alone, is meant by `focus`.
        """
        if layout not in LAYOUTS:
            raise BadCompany("layout", layout, f"one of {', '.join(LAYOUTS)}")
        if theme not in THEMES:
            raise BadCompany("theme", theme, f"one of {', '.join(THEMES)}")
        seat = None if focus is None else find_seat(self.exported.org, focus)
        return Chart(Request(self.exported, THEMES[theme], seat, levels, layout, title=title))

    def compare(self, other: "Company | TypicalCompany | int", join: str = "auto", *, live: bool = False) -> Comparison:
        """Compare with a company after this one.

        Parameters
        ----------
        other
            A company that was read; or the parameters of a typical one, or its headcount alone.
        join
            By what people are the same: "auto", "id", "email", "name" or "role".
        live
            Leave out people who left and posts that were eliminated, on both sides.

        Raises
        ------
        BadCompany
            If there is no such join or headcount, or a company has no column of it.
        """
        domain = load_domain()
        if isinstance(other, int):
            other = from_table({"headcount": other})
        after = (
            Side(other.exported.name, other.exported.org) if isinstance(other, Company) else typical_side(other, domain)
        )
        before = Side(self.exported.name, self.exported.org)
        return Comparison(compare_sides(before, after, domain, join, live=live), (before.name, after.name))

    def save(self, path: str | Path, *, pages: str = "usual", page: str = "") -> Path:
        """Write the whole company to a file; its ending says the format.

        Parameters
        ----------
        pages, page
            Of a PDF or of slides: "by-manager", "by-department" or "by-level", and the paper.
        """
        if pages not in PAGES:
            raise BadCompany("pages", pages, f"one of {', '.join(PAGES)}")
        kind = next(each for each in PAGES if each == pages)
        return Chart(replace(self.chart().request, pages=kind, paper=page)).save(path)

    def _repr_svg_(self) -> str:
        return self.chart()._repr_svg_()

    def _repr_html_(self) -> str:
        return self.chart()._repr_html_()


def read(path: str | Path, **choices: Any) -> Company:
    """Read a company's file.

    Parameters
    ----------
    choices
        Fields of `orgmodel.reading.options.Choices`, such as ``mapping={"manager": "Boss"}`` or ``live=True``.

    Raises
    ------
    BadFile
        If it cannot be read at all.

    Notes
    -----
    The file is read in this process, without the limits of memory and time that the page and the command line set.
    """
    file = Path(path)
    reading = read_company(file, Choices(**choices))
    told = figures(reading.org)
    subtitle = f"{told['people']:,} people, {told['levels']} levels, widest span {told['span']}."
    exported = Exported(
        file.stem, reading.org, subtitle, f"{file.name}. Drawn by Reportline.", findings_table(reading.findings)
    )
    return Company(exported, tuple(reading.findings))


def from_frame(
    frame: "pd.DataFrame",
    *,
    manager: str | None = None,
    id: str | None = None,
    name: str | Sequence[str] | None = None,
    title: str | None = None,
    company: str = "Company",
) -> Company:
    """Company of a table of pandas, read like a file with the same cells; columns that are not told are found.

    Missing cells are empty, numbers of whole value have no decimals: a manager's id 7.0 is 7.
    """
    texts = frame.apply(lambda column: column.map(_text)).set_axis([str(one) for one in frame.columns], axis=1)
    parts = {
        "manager": manager,
        "id": id,
        "title": title,
        "name": name if isinstance(name, str | None) else "+".join(name),
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{company}.csv".replace("/", " "))
        texts.to_csv(path, index=False)
        read_back = read(path, mapping={field: column for field, column in parts.items() if column is not None})
    exported = replace(read_back.exported, name=company, source="Drawn by Reportline.")
    return replace(read_back, exported=exported)


def _text(value: Any) -> str:
    if value is None or value != value:  # noqa: PLR0124 - no missing number is itself
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

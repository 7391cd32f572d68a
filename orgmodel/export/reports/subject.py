"""Subject: two companies compared, or the report on a fit, as plain values of which another process makes a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from orgmodel.catalog.load import load_domain
from orgmodel.difference.difference import Difference
from orgmodel.difference.sides import Side, compare_sides, typical_side
from orgmodel.difference.union import union_of
from orgmodel.export.chart import draw_pair
from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.page import Surround, compose_page
from orgmodel.export.reports.difference_drawing import overlay_heading
from orgmodel.fit.report import FitReport
from orgmodel.layout.overlay import overlay_scene
from orgmodel.org.org import Org
from orgmodel.theme import Theme
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.views.loaded import LoadedView
from orgmodel.views.marked import open_marked


@dataclass(frozen=True, slots=True)
class SideParts:
    """One of two companies: what it is called, and of a typical one its parameters; the people of others lie apart."""

    name: str
    company: TypicalCompany | None = None

    @property
    def called(self) -> str:
        """Name in files; a typical company by its headcount."""
        return self.name if self.company is None else f"{self.company.headcount} people"


@dataclass(frozen=True, slots=True)
class ComparisonSubject:
    """Two companies compared.

    Attributes
    ----------
    a, b
        Before and after.
    domain
        Folder of the domain's files.
    join, live
        As `orgmodel.difference.sides.compare_sides` takes them.
    is_pair
        Whether both charts stand side by side, which only typical companies do; else one chart shows both.
    view, layout
        Part of that one chart, and how its cards are placed.
    """

    a: SideParts
    b: SideParts
    domain: str
    join: str = "auto"
    live: bool = False
    is_pair: bool = False
    view: LoadedView = field(default_factory=LoadedView)
    layout: str = "packed"


@dataclass(frozen=True, slots=True)
class ReportSubject:
    """A report on a fit."""

    report: FitReport


Subject = ComparisonSubject | ReportSubject


@dataclass(frozen=True, slots=True, eq=False)
class ComparedSubject:
    """Two companies with their difference."""

    subject: ComparisonSubject
    sides: tuple[Side, Side]
    difference: Difference

    @property
    def called(self) -> tuple[str, str]:
        """Names of both in files."""
        return self.subject.a.called, self.subject.b.called

    @property
    def count(self) -> str:
        """Number of changes in words: "3 changes from A to B"."""
        changes = sum(self.difference.counts.values()) - self.difference.counts.get("same", 0)
        names = f"from {self.sides[0].name} to {self.sides[1].name}"
        return f"{changes:,} {'change' if changes == 1 else 'changes'} {names}"


def compared_subject(subject: ComparisonSubject, orgs: Sequence[Org | None]) -> ComparedSubject:
    """Compare the companies of a subject; `orgs` are the people of those that are not typical. O(n).

    Raises
    ------
    BadCompany
        If they cannot be joined so.
    """
    domain = load_domain(Path(subject.domain))
    sides = [
        Side(part.name, org) if part.company is None and org is not None else typical_side(_company(part), domain)
        for part, org in zip((subject.a, subject.b), orgs, strict=True)
    ]
    before, after = sides
    return ComparedSubject(
        subject, (before, after), compare_sides(before, after, domain, subject.join, live=subject.live)
    )


def draw_comparison(compared: ComparedSubject, theme: Theme, surround: Surround) -> Drawing:
    """Drawing of two companies: typical ones side by side where that is wanted, else as one chart. O(n)."""
    (before, after), difference, subject = compared.sides, compared.difference, compared.subject
    if subject.is_pair and before.graph is not None and after.graph is not None:
        return draw_pair(before.graph, after.graph, difference, theme, surround)
    union, names = union_of(difference), (before.name, after.name)
    marked = open_marked(union.org, union.marked, subject.view)
    scene = overlay_scene(union, marked, theme, f"{names[0]} and {names[1]}", subject.layout)
    return compose_page(scene, theme, overlay_heading(difference, names), surround=surround)


def _company(part: SideParts) -> TypicalCompany:
    if part.company is None:
        raise ValueError(f"Side {part.name!r} has neither parameters nor people.")
    return part.company

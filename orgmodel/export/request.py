"""Request: what of a company is exported, and how it is to look."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from orgmodel.export.company import Company
from orgmodel.export.drawing import Drawing
from orgmodel.export.page import Heading, compose_page
from orgmodel.layout.loaded import Appearance, loaded_scene, names_of
from orgmodel.layout.scene import Scene
from orgmodel.org.tree import Ints
from orgmodel.theme import LIGHT, Theme
from orgmodel.views.whole import branches_of, seats_below

Pages = Literal["one", "by-manager", "by-department", "by-level"]
PAGES: tuple[Pages, ...] = ("one", "by-manager", "by-department", "by-level")


@dataclass(frozen=True, eq=False)
class Request:
    """Request of one file.

    Attributes
    ----------
    focus
        Seat whose branch is exported; None for the whole company.
    levels
        Levels that are exported; 0 for all.
    layout
        Key of `orgmodel.layout.algorithms.LAYOUTS`.
    paper
        Key of `orgmodel.export.paper.sizes.PAPERS`; "content" for a page as large as the chart.
    pages
        What a page of a PDF holds.
    title
        Over the chart, in place of the company's name.
    scale
        Pixels per px of a PNG.
    own_drawing
        Drawing of a typical company, where its own chart is what is asked for.
    progress
        Hears how many cards or people of how many are done.
    """

    company: Company
    theme: Theme = LIGHT
    focus: int | None = None
    levels: int = 0
    layout: str = "packed"
    paper: str = "content"
    pages: Pages = "one"
    title: str = ""
    scale: int = 1
    own_drawing: Callable[[], Drawing] | None = None
    progress: Callable[[int, int], None] = lambda done, of: None

    @property
    def seats(self) -> Ints | None:
        """Seats that are exported, in preorder; None for all."""
        return None if self.focus is None and not self.levels else self.chosen

    @cached_property
    def chosen(self) -> Ints:
        """Seats that are exported, in preorder."""
        return seats_below(self.company.org, self.focus, self.levels)

    @cached_property
    def heading(self) -> Heading:
        """Title, subtitle and source of the chart: a branch is called by its top."""
        company, count = self.company, len(self.chosen)
        name = company.name
        if self.focus is not None:
            name = f"{names_of(company.org, [self.focus])[0]} and reports: {company.name}"
        part = "" if self.seats is None else f"{count:,} of {len(company.org):,} seats. "
        return Heading(self.title or name, part + company.subtitle, company.source)

    @cached_property
    def scene(self) -> Scene:
        """Every seat that is exported, as cards."""
        branches = branches_of(self.company.org, self.chosen)
        look = Appearance(layout=self.layout)
        return loaded_scene(self.company.org, branches, self.theme, self.company.name, look)

    def drawing(self) -> Drawing:
        """Chart on one page."""
        if self.own_drawing is not None:
            return self.own_drawing()
        return compose_page(self.scene, self.theme, self.heading)

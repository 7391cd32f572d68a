"""Request: what of a company is exported, and how it is to look."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import keys_of
from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.page import EVERYTHING, Heading, Surround, compose_page
from orgmodel.layout.loaded import PLAIN, Appearance, loaded_scene, names_of
from orgmodel.layout.scene import Box, Scene
from orgmodel.org.tree import Ints
from orgmodel.theme import LIGHT, Theme
from orgmodel.views.loaded import seat_of_key
from orgmodel.views.whole import branches_of, seats_below

# "usual" is one page of a picture or a PDF, and one manager a slide.
Pages = Literal["usual", "one", "by-manager", "by-department", "by-level"]
PAGES: tuple[Pages, ...] = ("usual", "one", "by-manager", "by-department", "by-level")


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
        Key of `orgmodel.export.paper.sizes.PAPERS`; "content" for a page as large as the chart; "" for
        what is usual: that, A4 where there are several pages, 16:9 of slides.
    pages
        What a page of a PDF, or a slide, holds.
    title
        Over the chart, in place of the company's name.
    scale
        Pixels per px of a PNG.
    own_chart
        Scene in a theme, and heading, where a chart that is drawn already is what is asked for: of a typical company
        its own, of any company what is shown on the page.
    picked
        Seats that are exported, in preorder, in place of a branch and levels; None where those say it.
    surround
        What stands round the chart.
    look
        Lines and colours of the cards, where a chart is drawn of the seats; its layout and ratio do not count.
    progress
        Hears how many cards or people of how many are done.
    """

    company: Company
    theme: Theme = LIGHT
    focus: int | None = None
    levels: int = 0
    layout: str = "packed"
    paper: str = ""
    pages: Pages = "usual"
    title: str = ""
    scale: int = 1
    own_chart: tuple[Callable[[Theme], Scene], Heading] | None = None
    picked: Ints | None = None
    surround: Surround = EVERYTHING
    look: Appearance = PLAIN
    progress: Callable[[int, int], None] = lambda done, of: None

    @property
    def seats(self) -> Ints | None:
        """Seats that are exported, in preorder; None for all."""
        return None if self.picked is None and self.focus is None and not self.levels else self.chosen

    @cached_property
    def chosen(self) -> Ints:
        """Seats that are exported, in preorder."""
        return self.picked if self.picked is not None else seats_below(self.company.org, self.focus, self.levels)

    @property
    def heading(self) -> Heading:
        """Title, subtitle and source as they stand round the chart; "" where one is not wanted."""
        return self.surround.heading_of(self.named)

    @cached_property
    def named(self) -> Heading:
        """Title, subtitle and source, whether they stand round the chart or not: a branch is called by its top."""
        company, count = self.company, len(self.chosen)
        if self.own_chart is not None:
            own = self.own_chart[1]
            return replace(own, title=self.title or own.title)
        name = company.name
        if self.focus is not None:
            name = f"{names_of(company.org, [self.focus])[0]} and reports: {company.name}"
        part = "" if self.seats is None else f"{count:,} of {len(company.org):,} seats. "
        return Heading(self.title or name, part + company.subtitle, company.source)

    @cached_property
    def scene(self) -> Scene:
        """Every seat that is exported, as cards."""
        branches = branches_of(self.company.org, self.chosen)
        look = replace(self.look, layout=self.layout, ratio=PLAIN.ratio)
        return loaded_scene(self.company.org, branches, self.theme, self.company.name, look)

    @property
    def shown(self) -> Scene:
        """Scene of one picture: the chart of a typical company with its folds, else `scene`."""
        return self.scene if self.own_chart is None else self.own_chart[0](self.theme)

    def seat_of(self, box: Box) -> int:
        """Seat of a card; -1 of one that is nobody's."""
        if self.own_chart is not None and box.id in self._places:
            return self._places[box.id]
        seat = seat_of_key(box.id)
        return -1 if seat is None else seat

    @cached_property
    def _places(self) -> dict[str, int]:
        """Seats by their keys, which are the ids of a typical company's cards."""
        return {key: seat for seat, key in enumerate(keys_of(self.company.org).texts.to_pylist())}

    def drawing(self) -> Drawing:
        """Chart on one page."""
        return compose_page(self.shown, self.theme, self.named, surround=self.surround)

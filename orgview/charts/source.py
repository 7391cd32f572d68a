"""Chart source: all that the page, the table, the metrics and the exports take from a company, whichever kind it is."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from pydantic_core import to_json

from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.page import EVERYTHING, Heading, Surround, compose_page
from orgmodel.layout.scene import Scene
from orgmodel.tables.query import Sheet
from orgmodel.theme import THEMES, Theme
from orgview.charts.export_parts import ExportParts
from orgview.charts.inspection import Inspection
from orgview.charts.scene_json import scene_json

NO_ERRORS = {"n": "", "t": "", "others": ""}


@dataclass(frozen=True)
class TableSheet:
    """A sheet of a company.

    Attributes
    ----------
    content
        What distinguishes its rows from those of others: a hash, or all parameters.
    way
        Position of a row to the key of its card and of those above it; () where there is none.
    file_stem
        What a file of it is called.
    """

    sheet: Sheet
    content: str
    way: Callable[[int], list[str]]
    file_stem: str


class ChartSource(ABC):
    """A company as it is looked at; made for one request by `orgview.charts.resolve.SourceResolver`."""

    # Whether its answer brings the details of what is selected, so that the panel beside a chart never tells of another
    # company than the one drawn; else the browser asks for them when the chart is there.
    answers_details: ClassVar[bool] = False

    @property
    @abstractmethod
    def query(self) -> str:
        """Canonical query; it gives the same chart again."""

    @abstractmethod
    def draw(self, theme: Theme) -> Scene:
        """Draw it, anew each time; `scene` is the same drawn once."""

    @abstractmethod
    def chart_json(self) -> dict[str, Any]:
        """Facts in the scene of an answer besides drawing and query: headcount, chain, ladder, alternatives, view."""

    @abstractmethod
    def heading(self) -> Heading:
        """Title, sentence and sources, for the page and for exports."""

    def sentence(self) -> str:
        """Sentence over the chart: the answer, or the figures of a company."""
        return self.heading().subtitle

    def next_steps(self) -> list[dict[str, Any]]:
        """Next steps of growth: headcount and text of each; none of a kind that does not grow."""
        return []

    def idle(self) -> dict[str, str]:
        """Controls that change nothing now, by query field, each with the reason; none of a kind without controls."""
        return {}

    @abstractmethod
    def notices(self) -> list[dict[str, Any]]:
        """Notices that a person should read: text and cites of each."""

    @abstractmethod
    def inspection(self, selected: str) -> Inspection:
        """Inspect a seat, or a line ("report>boss", "report~boss" for one not taken); the company for anything else."""

    @abstractmethod
    def table(self, name: str) -> TableSheet | None:
        """Sheet of a name, "people" or "findings"; None where there is none."""

    @property
    @abstractmethod
    def file_stem(self) -> str:
        """Name of a file of its chart."""

    @cached_property
    def _scenes(self) -> dict[str, Scene]:
        return {}

    def scene(self, theme: Theme) -> Scene:
        """Scene in a theme; drawn once, so that a picture and the answer beside it cost one drawing."""
        if theme.name not in self._scenes:
            self._scenes[theme.name] = self.draw(theme)
        return self._scenes[theme.name]

    def alternatives(self, theme: Theme) -> list[dict[str, Any]]:
        """Lines that could be, as JSON; none of a kind that knows of none."""
        del theme
        return []

    def metrics(self, limits: Mapping[str, int]) -> dict[str, Any] | None:
        """Spans, levels and managers beside published figures; None of a kind that has none."""
        del limits
        return None

    def export_parts(self, taken: Collection[str]) -> ExportParts | None:
        """Parts that its files are made of; None of a kind that is exported as a picture alone.

        Parameters
        ----------
        taken
            Headings of the restricted columns that leave with a file; all others stay behind.
        """
        del taken
        return None

    def changes_text(self, before: "ChartSource | None") -> str | None:
        """Difference from another one, a sentence; None where there is none or the two cannot be compared."""
        del before
        return None

    def answer(self, theme: str) -> dict[str, Any]:
        """Answer to the browser, as `orgview.contract.charts.SceneAnswer` has it; an unknown theme is light."""
        look = THEMES.get(theme, THEMES["light"])
        return {
            "errors": NO_ERRORS,
            "scene": scene_json(self.scene(look), look) | {"query": self.query} | self.chart_json(),
            **self.words(),
        }

    def words(self) -> dict[str, Any]:
        """Words of an answer round its scene: sentence, next steps, idle controls, notices."""
        return {
            "sentence": self.sentence(),
            "next": self.next_steps(),
            "idle": self.idle(),
            "notices": self.notices(),
        }

    def first_answer(self, theme: str) -> dict[str, Any]:
        """The answer for the first screen: a kind whose encoded answers stay in memory takes it from there."""
        return self.answer(theme)

    def encoded_answer(self, theme: str) -> bytes:
        """The answer as JSON."""
        return to_bytes(self.answer(theme))

    def encoded_details(self, selected: str, encode: "EncodeDetails") -> bytes:
        """Details of what is selected as JSON; `encode` makes them of the source."""
        return encode(self, selected)

    def drawing(self, theme: Theme, surround: Surround = EVERYTHING) -> Drawing:
        """Chart under its heading, above its legend and sources, for an export."""
        return compose_page(self.scene(theme), theme, self.heading(), surround=surround)


# From a source and what is selected to JSON; it depends on nothing else.
EncodeDetails = Callable[[ChartSource, str], bytes]


def to_bytes(answer: Any) -> bytes:
    """An answer, or a part of one, as JSON in UTF-8, without blanks.

    Python's own encoder takes several times as long for a seat.

    Raises
    ------
    pydantic_core.PydanticSerializationError
        If a value is none of JSON's.
    """
    return to_json(answer)

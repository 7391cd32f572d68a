"""The shapes of the domain files under ``presets/domain``; values only, frozen, no unknown keys.

Confidence says how well a statement stands: *seed* (one of the two seed texts says it), *published* (a page with a
figure or a study says it), *opinion* (a named author's rule of thumb), *judgement* (ours, no source). Status says how
the chart uses it: *primary* (drawn), *alternative* (listed beside, drawn faint on request), *noise* (kept, never used).
Cites are ids: A and B claims, C contradictions, F facts, T taxonomy entries.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from orgmodel.theme import Confidence, Tone

ClaimStatus = Literal["primary", "alternative", "noise"]
RoleFunction = Literal["operations", "executive", "finance", "office", "division", "front_line", "governance"]
OnlyIf = Literal[
    "", "no_coo_low_importance", "facilities_in_scope", "finance_in_scope", "divisions_in_scope", "function_in_scope"
]
DerivedScope = Literal["", "from_strengths", "all_minus_ceo_strong"]
SurveyShare = Literal["", "over 50%", "40%", "about 20%"]

# A TOML array is a Python list; the model keeps a tuple, hence not strict at this one place.
Texts = Annotated[tuple[str, ...], Field(strict=False)]
SomeTexts = Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
Text = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=1)]


class Shape(BaseModel):
    """A frozen value that takes no unknown key and converts no type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Source(Shape):
    """A text that claims and facts come from; `year` is absent when it is undated."""

    key: str
    title: Text
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    publisher: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """Title, publisher and year in one line; "undated" where no year is known."""
        parts = [self.title, self.publisher, str(self.year) if self.year else "undated"]
        return ", ".join(part for part in parts if part)

    @property
    def name(self) -> str:
        """Publisher, or title where there is none, and year: as a sentence names the source."""
        return f"{self.publisher or self.title}, {self.year or 'undated'}"


class Claim(Shape):
    """One statement of a seed text: `subject` `relation` `object`, in our words (`text`) and in its own (`quotes`).

    `note` says why a claim is noise or an alternative, and which contradiction treats it.
    """

    id: str
    topic: Text
    subject: Text
    relation: Text
    object: Text
    text: Text
    quotes: SomeTexts
    source: Text
    confidence: Literal["seed"] = "seed"
    status: ClaimStatus
    note: str = ""


class Contradiction(Shape):
    """Claims that disagree: the conflict, the outside evidence, and how the tool treats it."""

    id: str
    conflict: Text
    evidence: Text
    treatment: Text
    cites: SomeTexts


class Fact(Shape):
    """A published fact or opinion with its figures; `caveat` says for whom it does not hold."""

    id: str
    topic: Text
    text: Text
    sources: SomeTexts
    confidence: Literal["published", "opinion", "judgement"]
    status: ClaimStatus = "primary"
    caveat: str = ""
    note: str = ""


class Taxonomy(Shape):
    """An entry of the O*NET and ESCO title lists: titles for some roles, or a finding about titles (`text`)."""

    id: str
    text: Text
    sources: SomeTexts
    roles: Texts = ()
    onet_soc: str = ""
    onet_titles: Texts = ()
    isco_08: str = ""
    esco_labels: Texts = ()
    confidence: Literal["published"] = "published"


class Attribution(Shape):
    """The sentence that the licence of the title lists asks for."""

    attribution: Text


class Alias(Shape):
    """Another title of a role, as people write it."""

    title: Text
    status: ClaimStatus = "primary"
    cites: SomeTexts
    note: str = ""


class Statement(Shape):
    """A duty or a skill of a role, with the ids that say so."""

    text: Text
    cites: SomeTexts
    note: str = ""


class Parent(Shape):
    """A role this role may report to, with the ids that justify this very line.

    `only_if` is a condition that the rules check; empty means always.
    """

    role: Text
    confidence: Confidence
    cites: SomeTexts
    note: str = ""
    only_if: OnlyIf = ""


class Role(Shape):
    """A kind of seat. `level` is a rank (0 at the top), not a depth; of `parents` the first that exists is the boss."""

    key: str
    name: Text
    short: Text
    abbreviation: Text
    level: Annotated[float, Field(ge=0, le=20, allow_inf_nan=False)]
    function: RoleFunction
    tone: Tone
    aliases: Annotated[tuple[Alias, ...], Field(strict=False)] = ()
    duties: Annotated[tuple[Statement, ...], Field(strict=False)] = ()
    skills: Annotated[tuple[Statement, ...], Field(strict=False)] = ()
    parents: Annotated[tuple[Parent, ...], Field(strict=False)] = ()


class RulePart(Shape):
    """The confidence of one part of a rule."""

    part: Text
    confidence: Confidence


class Rule(Shape):
    """A placement rule in plain English; `parts` is there when its parts stand differently well."""

    id: str
    title: Text
    text: Text
    cites: SomeTexts
    confidence: Confidence
    parts: Annotated[tuple[RulePart, ...], Field(strict=False)] = ()


class Band(Shape):
    """A class of company sizes; `end` is None for the last. `confidence` and `cites` stand for the lower bound.

    `typical` is the headcount that stands for the class where one is shown.
    """

    key: str
    name: Text
    start: Annotated[Count, Field(alias="from")]
    end: Annotated[Count | None, Field(alias="to")] = None
    typical: Count
    levels: Text
    phase: Text
    phase_confidence: Confidence
    confidence: Confidence
    cites: SomeTexts


class Marker(Shape):
    """A headcount worth a tick that bounds no band."""

    at: Count
    text: Text
    confidence: Confidence
    cites: SomeTexts


class Markers(Shape):
    """The headcounts worth a tick."""

    markers: Annotated[tuple[Marker, ...], Field(strict=False)] = ()


class FunctionHead(Shape):
    """The head of a function: the seat's role key, from which headcount, its scope word, its share of the people."""

    key: str
    role: Text
    name: Text
    start: Annotated[Count, Field(alias="from")]
    scope: Text
    confidence: Confidence
    cites: SomeTexts
    share_pct: Annotated[float, Field(gt=0, lt=100, allow_inf_nan=False)]
    share_confidence: Confidence


class BaseRate(Shape):
    """Share of companies with a COO."""

    text: Text
    low_pct: Annotated[float, Field(gt=0, lt=100)]
    high_pct: Annotated[float, Field(gt=0, lt=100)]
    confidence: Confidence
    cites: SomeTexts


class Remark(Shape):
    """A sentence to show, with what it rests on."""

    text: Text
    confidence: Confidence
    cites: SomeTexts


class ScopeWord(Shape):
    """A function that a COO may run; `share` is the share of COOs who do, where the survey says so."""

    name: Text
    share: SurveyShare = ""


class ScopePreset(Shape):
    """A named set of scope words."""

    name: Text
    words: SomeTexts
    confidence: Confidence
    cites: SomeTexts


class DefaultPreset(Shape):
    """The scope preset taken when nobody chose, by importance."""

    low: Text
    normal: Text
    high: Text
    confidence: Confidence
    cites: SomeTexts


class CooKind(Shape):
    """A reason to have a COO, and the scope it means: one of a preset, explicit words, or a derived set."""

    name: Text
    reason: Text
    preset: str = ""
    words: Texts = ()
    derived: DerivedScope = ""
    marker: bool = False
    confidence: Confidence
    cites: SomeTexts


class Coo(Shape):
    """COO facts: base rate, effect, scope words, scope presets, the default, the seven kinds."""

    base_rate: BaseRate
    effect: Remark
    words: dict[str, ScopeWord]
    share_cites: SomeTexts
    presets: dict[str, ScopePreset]
    default_preset: DefaultPreset
    kinds: dict[str, CooKind]

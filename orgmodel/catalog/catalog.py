"""Catalogue: all facts of the domain as one value, and the evidence behind each id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from orgmodel.catalog.number_schema import Numbers
from orgmodel.catalog.reference_figures import ReferenceFigures
from orgmodel.catalog.schema import (
    Band,
    Claim,
    ClaimStatus,
    Contradiction,
    Coo,
    Fact,
    FunctionHead,
    Marker,
    Role,
    Rule,
    Source,
    Taxonomy,
)
from orgmodel.catalog.spans import PopulationTables
from orgmodel.errors import UnknownName
from orgmodel.theme import Confidence

CitationKind = Literal["claim", "contradiction", "fact", "taxonomy"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Evidence behind an id, ready to show.

    Attributes
    ----------
    id, kind
        The id, and which list it is from.
    text
        One plain sentence; of a contradiction the conflict and its treatment.
    quote
        The words of the seed text, several joined by " … "; empty unless `kind` is "claim".
    source
        "Title, publisher, year"; several joined by "; ".
    confidence, status
        How well it stands, and how the chart uses it.
    """

    id: str
    kind: CitationKind
    text: str
    quote: str
    source: str
    confidence: Confidence
    status: ClaimStatus


@dataclass(frozen=True, eq=False)
class Domain:
    """All facts of the domain, checked. Compared and hashed by identity; nobody changes it.

    Attributes
    ----------
    sources, claims, contradictions, facts, taxonomy, roles, rules, functions
        By id or key, in file order.
    numbers
        The numbers of the rules.
    bands, markers
        Size classes in rising order, and the headcounts worth a tick.
    coo
        Base rate, scopes and kinds of COO.
    population
        How all people of a typical company become seats.
    reference_figures
        What the measures of a company stand beside, and their first limits.
    attribution
        The sentence that the O*NET licence asks for wherever its titles are shown.
    """

    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    contradictions: Mapping[str, Contradiction]
    facts: Mapping[str, Fact]
    taxonomy: Mapping[str, Taxonomy]
    roles: Mapping[str, Role]
    rules: Mapping[str, Rule]
    numbers: Numbers
    bands: tuple[Band, ...]
    markers: tuple[Marker, ...]
    functions: Mapping[str, FunctionHead]
    coo: Coo
    population: PopulationTables
    reference_figures: ReferenceFigures
    attribution: str

    def citation(self, id_: str) -> Citation:
        """Evidence behind a cite.

        Raises
        ------
        UnknownName
            If there is no claim, contradiction, fact or taxonomy entry of this id.
        """
        if claim := self.claims.get(id_):
            quote = " … ".join(claim.quotes)
            return Citation(
                id_, "claim", claim.text, quote, self._labels([claim.source]), claim.confidence, claim.status
            )
        if fact := self.facts.get(id_):
            return Citation(id_, "fact", fact.text, "", self._labels(fact.sources), fact.confidence, fact.status)
        if entry := self.taxonomy.get(id_):
            return Citation(id_, "taxonomy", entry.text, "", self._labels(entry.sources), entry.confidence, "primary")
        if conflict := self.contradictions.get(id_):
            text = f"{conflict.conflict} {conflict.treatment}"
            source = f"Weighed by us from {', '.join(conflict.cites)}"
            return Citation(id_, "contradiction", text, "", source, "judgement", "primary")
        raise UnknownName("cite", id_, [*self.claims, *self.contradictions, *self.facts, *self.taxonomy])

    def source_names(self, cites: Iterable[str]) -> tuple[str, ...]:
        """Names of the sources behind some cites, such as "Kisi, 2021", each once; of a contradiction those it weighs.

        Raises
        ------
        UnknownName
            As `citation` does.
        """
        keys: dict[str, None] = {}
        waiting = list(cites)[::-1]
        while waiting:
            id_ = waiting.pop()
            if claim := self.claims.get(id_):
                keys[claim.source] = None
            elif entry := self.facts.get(id_) or self.taxonomy.get(id_):
                keys |= dict.fromkeys(entry.sources)
            elif conflict := self.contradictions.get(id_):
                waiting += [cite for cite in conflict.cites[::-1] if cite not in self.contradictions]
            else:
                self.citation(id_)
        return tuple(dict.fromkeys(self.sources[key].name for key in keys))

    def _labels(self, keys: Iterable[str]) -> str:
        return "; ".join(self.sources[key].label for key in keys)

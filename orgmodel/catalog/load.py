"""Read the domain files and check them against each other.

A flaw is a `BadData` that names file, key, value and what is allowed; errors of pydantic and tomllib stay inside.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from orgmodel.catalog.reference_figures import Benchmarks, check_benchmarks
from orgmodel.catalog.schema import (
    Attribution,
    Band,
    Claim,
    ClaimStatus,
    Contradiction,
    Coo,
    Fact,
    FunctionHead,
    Marker,
    Markers,
    Number,
    Numbers,
    Role,
    Rule,
    Source,
    Taxonomy,
)
from orgmodel.catalog.spans import Whole, check_whole
from orgmodel.data_files import presets_folder
from orgmodel.errors import BadData, UnknownName
from orgmodel.theme import Confidence

DOMAIN_FOLDER = presets_folder() / "domain"

CitationKind = Literal["claim", "contradiction", "fact", "taxonomy"]
Raw = dict[str, Any]
M = TypeVar("M", bound=BaseModel)

_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class Citation:
    """What stands behind an id, ready to show.

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
    whole
        How all people of a typical company become seats.
    benchmarks
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
    whole: Whole
    benchmarks: Benchmarks
    attribution: str

    def citation(self, id_: str) -> Citation:
        """What stands behind a cite.

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

    def _labels(self, keys: Iterable[str]) -> str:
        return "; ".join(self.sources[key].label for key in keys)


@lru_cache(maxsize=4)
def load_domain(folder: Path = DOMAIN_FOLDER) -> Domain:
    """Read and check the domain files in `folder`; the same folder is read once per process.

    Raises
    ------
    BadData
        At the first flaw: a missing file, broken TOML, an unknown key, a wrong type, or a cite, source, role or scope
        word that does not exist.
    """
    raw = {name: _read(folder, name) for name in _NAMES}
    taxonomy, attribution = _split(raw, "taxonomy")
    rules, numbers = _split(raw, "rules")
    bands, markers = _split(raw, "bands")
    domain = Domain(
        sources=_all("sources", raw["sources"], Source, "key"),
        claims=_all("claims", raw["claims"], Claim, "id", pattern=r"[AB]\d+"),
        contradictions=_all("contradictions", raw["contradictions"], Contradiction, "id", pattern=r"C\d+"),
        facts=_all("facts", raw["facts"], Fact, "id", pattern=r"F\d+"),
        taxonomy=_all("taxonomy", taxonomy, Taxonomy, "id", pattern=r"T\d+", prefix="taxonomy."),
        attribution=_one("taxonomy", attribution, Attribution).attribution,
        roles=_all("roles", raw["roles"], Role, "key"),
        rules=_all("rules", rules, Rule, "id", pattern=r"R\d\d", prefix="rules."),
        numbers=_one("rules", numbers, Numbers),
        bands=tuple(_all("bands", bands, Band, "key", prefix="bands.").values()),
        markers=_one("bands", markers, Markers).markers,
        functions=_all("functions", raw["functions"], FunctionHead, "key"),
        coo=_one("coo", raw["coo"], Coo),
        whole=_one("whole", raw["whole"], Whole),
        benchmarks=_one("measures", raw["measures"], Benchmarks),
    )
    _check_cites(raw, domain)
    _check_sources(domain)
    _check_roles(domain)
    _check_numbers(raw["rules"], domain)
    _check_bands(domain)
    _check_scopes(domain)
    check_whole(domain.whole, domain.roles, domain.functions)
    check_benchmarks(domain.benchmarks)
    return domain


_NAMES = (
    "sources",
    "claims",
    "contradictions",
    "facts",
    "taxonomy",
    "roles",
    "rules",
    "bands",
    "functions",
    "coo",
    "whole",
    "measures",
)


def _read(folder: Path, name: str) -> Raw:
    file = _file(name)
    try:
        text = (folder / f"{name}.toml").read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadData(file, f"byte {error.start}", error.object[error.start], "text in UTF-8") from None
    except OSError as error:
        raise BadData(file, "the file", error.strerror or "unreadable", "a readable TOML file of this name") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        lines = text.splitlines()
        found = _LINE.search(message)
        line = int(found[1]) if found else max(1, len(lines))
        stands = lines[line - 1].strip() if line <= len(lines) else ""
        raise BadData(file, f"line {line}", stands, f"valid TOML; the parser says: {message}") from None
    except RecursionError:
        raise BadData(file, "the file", "nested too deeply", "tables and arrays a few levels deep") from None


def _file(name: str) -> str:
    return f"domain/{name}.toml"


def _split(raw: dict[str, Raw], name: str) -> tuple[object, Raw]:
    """The tables under the key `name` of the file of that name, and the rest of the file."""
    rest = dict(raw[name])
    return rest.pop(name, {}), rest


def _all(
    name: str, raw: object, model: type[M], id_field: str, *, pattern: str = r"\w+", prefix: str = ""
) -> dict[str, M]:
    """The tables of `raw` as models that know their own id; `prefix` is where `raw` stands in the file."""
    file = _file(name)
    if not isinstance(raw, dict):
        raise BadData(file, prefix.rstrip("."), raw, "a table of tables")
    models: dict[str, M] = {}
    for key, table in raw.items():
        if not re.fullmatch(pattern, key):
            raise BadData(file, prefix + key, key, f"ids of the form {pattern}")
        if not isinstance(table, dict):
            raise BadData(file, prefix + key, table, "a table")
        if id_field in table:
            raise BadData(file, f"{prefix}{key}.{id_field}", table[id_field], "no such key; the table's name says it")
        models[key] = _one(name, {**table, id_field: key}, model, f"{prefix}{key}.")
    return models


def _one(name: str, raw: Raw, model: type[M], prefix: str = "") -> M:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = prefix + ".".join(str(part) for part in first["loc"])
        value = "nothing" if first["type"] == "missing" else first["input"]
        raise BadData(_file(name), key, value, _allowed(first, model)) from None


def _allowed(error: ErrorDetails, model: type[BaseModel]) -> str:
    """What may stand there, in words, from what the checker found."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return f"only the keys {', '.join(_keys_at(model, error['loc'][:-1]))}"
    if kind == "literal_error":
        return f"one of {context['expected']}"
    for ending, words in _ALLOWED.items():
        if kind.endswith(ending):
            return words.format(**context)
    return error["msg"].removeprefix("Input should be ").lower()


# Endings of the checker's error types, and what is allowed instead; the first that fits.
_ALLOWED = {
    "missing": "a value; the key must be there",
    "string_type": "text in quotes",
    "string_too_short": "text that is not empty",
    "too_short": "a list that is not empty",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "greater_than_equal": "a number of at least {ge}",
    "less_than_equal": "a number of at most {le}",
    "greater_than": "a number above {gt}",
    "less_than": "a number below {lt}",
}


def _keys_at(model: type[BaseModel], place: tuple[int | str, ...]) -> list[str]:
    """The keys that the table at `place` inside `model` may have."""
    kind: Any = model
    for part in place:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            names = {field.alias or name: field for name, field in kind.model_fields.items()}
            kind = names[str(part)].annotation
        else:
            kind = get_args(kind)[0 if isinstance(part, int) else 1]
        # Optional[...] and tuple[X, ...] hold their one model first.
        if not isinstance(part, int) and type(None) in get_args(kind):
            kind = get_args(kind)[0]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [field.alias or name for name, field in kind.model_fields.items() if name not in ("id", "key")]
    return []


def _places(value: object, key: str, wanted: str) -> Iterator[tuple[str, Any]]:
    """Every value that stands under a key called `wanted`, with its dotted place."""
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for name, inner in items:
        place = f"{key}.{name}" if key else str(name)
        if name == wanted or str(name).endswith(f"_{wanted}"):
            yield place, inner
        elif isinstance(inner, dict | list):
            yield from _places(inner, place, wanted)


def _check_cites(raw: dict[str, Raw], domain: Domain) -> None:
    known = {*domain.claims, *domain.contradictions, *domain.facts, *domain.taxonomy}
    for name, tables in raw.items():
        for place, cites in _places(tables, "", "cites"):
            for at, cite in enumerate(cites):
                if cite not in known:
                    allowed = "the id of a claim (A, B), contradiction (C), fact (F) or taxonomy entry (T) that exists"
                    raise BadData(_file(name), f"{place}.{at}", cite, allowed)


def _check_sources(domain: Domain) -> None:
    allowed = f"a source of domain/sources.toml: {', '.join(domain.sources)}"
    for claim in domain.claims.values():
        if claim.source not in domain.sources:
            raise BadData(_file("claims"), f"{claim.id}.source", claim.source, allowed)
    for prefix, name, entries in (
        ("", "facts", domain.facts.values()),
        ("taxonomy.", "taxonomy", domain.taxonomy.values()),
    ):
        for entry in entries:
            for at, source in enumerate(entry.sources):
                if source not in domain.sources:
                    raise BadData(_file(name), f"{prefix}{entry.id}.sources.{at}", source, allowed)


def _check_roles(domain: Domain) -> None:
    file, names = _file("roles"), ", ".join(domain.roles)
    for role in domain.roles.values():
        seen: set[str] = set()
        for at, parent in enumerate(role.parents):
            place = f"{role.key}.parents.{at}.role"
            boss = domain.roles.get(parent.role)
            if boss is None:
                raise BadData(file, place, parent.role, f"a role of this file: {names}")
            if boss.level >= role.level:
                raise BadData(
                    file, place, parent.role, f"a role whose level is below {role.level:g}, that of {role.key}"
                )
            if parent.role in seen:
                raise BadData(file, place, parent.role, "each parent once")
            seen.add(parent.role)
    for entry in domain.taxonomy.values():
        for at, key in enumerate(entry.roles):
            if key not in domain.roles:
                raise BadData(_file("taxonomy"), f"taxonomy.{entry.id}.roles.{at}", key, f"a role: {names}")


def _check_numbers(raw: Raw, domain: Domain) -> None:
    file, numbers = _file("rules"), domain.numbers
    for key, threshold in numbers.thresholds.items():
        if key not in domain.roles:
            allowed = f"a role of domain/roles.toml: {', '.join(domain.roles)}"
            raise BadData(file, f"thresholds.{key}", key, allowed)
        for importance in ("low", "normal", "high"):
            _check_number(f"thresholds.{key}.{importance}", getattr(threshold, importance))
    for name, inner in (*numbers, *_inside(numbers.divisional, "divisional"), *_inside(numbers.office, "office")):
        if isinstance(inner, Number):
            _check_number(name, inner)
            _check_always(name, inner)
    for name, inner in (
        *_inside(numbers.matrix_units, "matrix_units"),
        ("business_manager.from", numbers.business_manager.start),
        ("business_manager.below", numbers.business_manager.below),
    ):
        _check_number(name, inner)
        _check_always(name, inner)
    _check_ladder(raw, numbers)


def _inside(model: BaseModel, prefix: str) -> Iterator[tuple[str, Any]]:
    return ((f"{prefix}.{name}", inner) for name, inner in model)


def _check_number(place: str, number: Number) -> None:
    if number.never == (number.value is not None):
        value = number.value if number.never else "nothing"
        raise BadData(_file("rules"), f"{place}.value", value, "either a whole number from 1, or never = true")


def _check_always(place: str, number: Number) -> None:
    if number.never:
        raise BadData(_file("rules"), f"{place}.never", True, "a whole number as value; this one cannot be never")


def _check_ladder(raw: Raw, numbers: Numbers) -> None:
    file, last = _file("rules"), 0
    for at, rung in enumerate(numbers.coo_ladder):
        _check_number(f"coo_ladder.{at}", rung)
        if rung.value is not None and rung.value <= last:
            raise BadData(file, f"coo_ladder.{at}.value", rung.value, f"more than {last}, the rung before")
        if rung.never and at < len(numbers.coo_ladder) - 1:
            raise BadData(file, f"coo_ladder.{at}.never", True, "never on the last rung only")
        last = rung.value or last
    for importance in ("low", "normal", "high"):
        if (index := getattr(numbers.coo_index, importance)) >= len(numbers.coo_ladder):
            allowed = f"0 to {len(numbers.coo_ladder) - 1}, a rung of coo_ladder"
            raise BadData(file, f"coo_index.{importance}", index, allowed)
    last = 0
    for at, step in enumerate(numbers.divisional.default_divisions):
        if step.start <= last:
            place = f"divisional.default_divisions.{at}.from"
            raise BadData(file, place, step.start, f"more than {last}, the step before")
        last = step.start


def _check_bands(domain: Domain) -> None:
    file, expected = _file("bands"), 1
    for at, band in enumerate(domain.bands):
        if band.start != expected:
            raise BadData(file, f"bands.{band.key}.from", band.start, f"{expected}, so that no headcount is left out")
        is_last = at == len(domain.bands) - 1
        if (band.end is None) != is_last:
            value = "nothing" if band.end is None else band.end
            raise BadData(file, f"bands.{band.key}.to", value, "a headcount, and nothing for the last band")
        if band.end is not None:
            if band.end < band.start:
                raise BadData(file, f"bands.{band.key}.to", band.end, f"at least {band.start}")
            expected = band.end + 1
        if not band.start <= band.typical <= (band.end or band.typical):
            allowed = f"{band.start} to {band.end}, inside the band" if band.end else f"at least {band.start}"
            raise BadData(file, f"bands.{band.key}.typical", band.typical, allowed)


def _check_scopes(domain: Domain) -> None:
    coo, file = domain.coo, _file("coo")
    words, presets = f"a scope word: {', '.join(coo.words)}", f"a scope preset: {', '.join(coo.presets)}"
    for section, sets in (("presets", coo.presets), ("kinds", coo.kinds)):
        for key, scope in sets.items():
            for at, word in enumerate(scope.words):
                if word not in coo.words:
                    raise BadData(file, f"{section}.{key}.words.{at}", word, words)
    for key, kind in coo.kinds.items():
        if kind.preset and kind.preset not in coo.presets:
            raise BadData(file, f"kinds.{key}.preset", kind.preset, presets)
        if sum(map(bool, (kind.preset, kind.words, kind.derived))) != 1:
            raise BadData(file, f"kinds.{key}", key, "exactly one of preset, words and derived")
    for importance in ("low", "normal", "high"):
        if (name := getattr(coo.default_preset, importance)) not in coo.presets:
            raise BadData(file, f"default_preset.{importance}", name, presets)
    for function in domain.functions.values():
        if function.scope not in coo.words:
            raise BadData(_file("functions"), f"{function.key}.scope", function.scope, words)

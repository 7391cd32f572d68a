"""Cross checks of the domain files: what one file names must exist in another."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from orgmodel.catalog.catalog import Domain
from orgmodel.catalog.number_schema import Number, Numbers
from orgmodel.errors import BadData

Raw = dict[str, Any]


def toml_name(name: str) -> str:
    """Path of a domain file under the presets folder, as messages name it."""
    return f"domain/{name}.toml"


def check_references(raw: dict[str, Raw], domain: Domain) -> None:
    """Check what the files say of each other.

    Raises
    ------
    BadData
        At the first cite, source, role or scope word that does not exist, or number out of order.
    """
    _check_cites(raw, domain)
    _check_sources(domain)
    _check_roles(domain)
    _check_numbers(raw["rules"], domain)
    _check_bands(domain)
    _check_scopes(domain)


def _values_under(value: object, prefix: str, key: str) -> Iterator[tuple[str, Any]]:
    """Values under a key of some name at any depth, with their dotted paths; `prefix` is the path of `value`."""
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for name, inner in items:
        path = f"{prefix}.{name}" if prefix else str(name)
        if name == key or str(name).endswith(f"_{key}"):
            yield path, inner
        elif isinstance(inner, dict | list):
            yield from _values_under(inner, path, key)


def _check_cites(raw: dict[str, Raw], domain: Domain) -> None:
    known = {*domain.claims, *domain.contradictions, *domain.facts, *domain.taxonomy}
    for name, tables in raw.items():
        for location, cites in _values_under(tables, "", "cites"):
            for at, cite in enumerate(cites):
                if cite not in known:
                    allowed = "the id of a claim (A, B), contradiction (C), fact (F) or taxonomy entry (T) that exists"
                    raise BadData(toml_name(name), f"{location}.{at}", cite, allowed)


def _check_sources(domain: Domain) -> None:
    allowed = f"a source of domain/sources.toml: {', '.join(domain.sources)}"
    for claim in domain.claims.values():
        if claim.source not in domain.sources:
            raise BadData(toml_name("claims"), f"{claim.id}.source", claim.source, allowed)
    for prefix, name, entries in (
        ("", "facts", domain.facts.values()),
        ("taxonomy.", "taxonomy", domain.taxonomy.values()),
    ):
        for entry in entries:
            for at, source in enumerate(entry.sources):
                if source not in domain.sources:
                    raise BadData(toml_name(name), f"{prefix}{entry.id}.sources.{at}", source, allowed)


def _check_roles(domain: Domain) -> None:
    file, names = toml_name("roles"), ", ".join(domain.roles)
    for role in domain.roles.values():
        seen: set[str] = set()
        for at, parent in enumerate(role.parents):
            location = f"{role.key}.parents.{at}.role"
            boss = domain.roles.get(parent.role)
            if boss is None:
                raise BadData(file, location, parent.role, f"a role of this file: {names}")
            if boss.level >= role.level:
                raise BadData(
                    file, location, parent.role, f"a role whose level is below {role.level:g}, that of {role.key}"
                )
            if parent.role in seen:
                raise BadData(file, location, parent.role, "each parent once")
            seen.add(parent.role)
    for entry in domain.taxonomy.values():
        for at, key in enumerate(entry.roles):
            if key not in domain.roles:
                raise BadData(toml_name("taxonomy"), f"taxonomy.{entry.id}.roles.{at}", key, f"a role: {names}")


def _check_numbers(raw: Raw, domain: Domain) -> None:
    file, numbers = toml_name("rules"), domain.numbers
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


def _check_number(location: str, number: Number) -> None:
    if number.never == (number.value is not None):
        value = number.value if number.never else "nothing"
        raise BadData(toml_name("rules"), f"{location}.value", value, "either a whole number from 1, or never = true")


def _check_always(location: str, number: Number) -> None:
    if number.never:
        raise BadData(
            toml_name("rules"), f"{location}.never", True, "a whole number as value; this one cannot be never"
        )


def _check_ladder(raw: Raw, numbers: Numbers) -> None:
    file, last = toml_name("rules"), 0
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
    file, expected = toml_name("bands"), 1
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
    coo, file = domain.coo, toml_name("coo")
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
            raise BadData(toml_name("functions"), f"{function.key}.scope", function.scope, words)

"""Loader of the domain files.

A flaw is a `BadData` that names file, key, value and what is allowed; errors of pydantic and tomllib stay inside.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from orgmodel.catalog.catalog import Domain
from orgmodel.catalog.cross_checks import Raw, check_references, toml_name
from orgmodel.catalog.data_files import presets_folder
from orgmodel.catalog.number_schema import Numbers
from orgmodel.catalog.reference_figures import ReferenceFigures, check_reference_figures
from orgmodel.catalog.schema import (
    Attribution,
    Band,
    Claim,
    Contradiction,
    Coo,
    Fact,
    FunctionHead,
    Markers,
    Role,
    Rule,
    Source,
    Taxonomy,
)
from orgmodel.catalog.spans import PopulationTables, check_population
from orgmodel.errors import BadData

DOMAIN_FOLDER = presets_folder() / "domain"

M = TypeVar("M", bound=BaseModel)

_LINE = re.compile(r"\(at line (\d+)")


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
        population=_one("whole", raw["whole"], PopulationTables),
        reference_figures=_one("measures", raw["measures"], ReferenceFigures),
    )
    check_references(raw, domain)
    check_population(domain.population, domain.roles, domain.functions)
    check_reference_figures(domain.reference_figures)
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
    file = toml_name(name)
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


def _split(raw: dict[str, Raw], name: str) -> tuple[object, Raw]:
    """The tables under the key `name` of the file of that name, and the rest of the file."""
    rest = dict(raw[name])
    return rest.pop(name, {}), rest


def _all(
    name: str, raw: object, model: type[M], id_field: str, *, pattern: str = r"\w+", prefix: str = ""
) -> dict[str, M]:
    """The tables of `raw` as models that know their own id; `prefix` is where `raw` stands in the file."""
    file = toml_name(name)
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
        raise BadData(toml_name(name), key, value, _allowed(first, model)) from None


def _allowed(error: ErrorDetails, model: type[BaseModel]) -> str:
    """Allowed values in words, from an error of the checker."""
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


def _keys_at(model: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """The keys that the table at `place` inside `model` may have."""
    kind: Any = model
    for part in location:
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

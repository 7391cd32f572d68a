"""Company presets: one TOML file each under ``presets/companies``; adding a file adds a preset."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from orgmodel.catalog.catalog import Domain
from orgmodel.catalog.data_files import presets_folder
from orgmodel.errors import BadCompany, BadData, OrgError, UnknownName
from orgmodel.typical.parameters import TypicalCompany, from_table
from orgmodel.typical.rules.scope import scope_of

PRESETS_FOLDER = presets_folder() / "companies"


class _Illustrates(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    text: str = Field(min_length=1)
    cites: list[str] = []


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    name: str = Field(min_length=1, max_length=40)
    order: int
    summary: str = Field(min_length=1)
    illustrates: _Illustrates | None = None
    company: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Preset:
    """A named company.

    Attributes
    ----------
    key
        Stem of its file.
    order
        Place among the presets.
    illustrates, cites
        What it is an example of, and the evidence; may be empty.
    """

    key: str
    name: str
    order: int
    summary: str
    illustrates: str
    cites: tuple[str, ...]
    company: TypicalCompany


def load_presets(domain: Domain, folder: Path = PRESETS_FOLDER) -> dict[str, Preset]:
    """All presets of a folder by key, in their order.

    Raises
    ------
    BadData
        If a file is not TOML, lacks or misspells a key, or describes a company that cannot be; names file, key,
        value, and what is allowed.
    """
    found = [_load(path, domain) for path in sorted(folder.glob("*.toml"))]
    if not found:
        raise BadData(str(folder.name), "files", "none", "at least one .toml file")
    return {preset.key: preset for preset in sorted(found, key=lambda preset: (preset.order, preset.key))}


def find_preset(presets: dict[str, Preset], key: str) -> Preset:
    """Preset of a key.

    Raises
    ------
    UnknownName
        If there is none; names those that exist.
    """
    if key not in presets:
        raise UnknownName("preset", key, presets)
    return presets[key]


def _load(path: Path, domain: Domain) -> Preset:
    name = f"companies/{path.name}"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadData(name, "the file", str(error), "TOML in UTF-8") from None
    try:
        file = _File.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        value = "missing" if first["type"] == "missing" else first["input"]
        allowed = {"extra_forbidden": f"only the keys {', '.join(_File.model_fields)}"}.get(first["type"], first["msg"])
        raise BadData(name, key, value, allowed) from None
    try:
        company = from_table(file.company)
        scope_of(domain, company)
    except BadCompany as error:
        raise BadData(name, f"company.{error.field}", error.value, error.allowed) from None
    except (OrgError, TypeError) as error:
        raise BadData(name, "company", file.company, str(error)) from None
    cites = tuple(file.illustrates.cites) if file.illustrates else ()
    for cite in cites:
        try:
            domain.citation(cite)
        except UnknownName:
            raise BadData(name, "illustrates.cites", cite, "ids of claims, facts or taxonomy entries") from None
    text = file.illustrates.text if file.illustrates else ""
    return Preset(path.stem, file.name, file.order, file.summary, text, cites, company)

"""Corrections of a fit by a person, checked: roles by id or title, and choices of the typical company beside it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from orgmodel.errors import BadFile
from orgmodel.fit.listing import GROUPS, Group
from orgmodel.typical.parameters import CooChoice, Importance, Strength, Structure

# Readings corrected one by one; more are better put right in the file.
MOST_CORRECTIONS = 10_000
MOST_ROWS = 200
FIRST_GROUP: Group = "rungs"
_Key = Annotated[str, StringConstraints(min_length=1, max_length=32_767)]
_Role = Annotated[str, StringConstraints(max_length=64)]


class _Choices(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    structure: Structure | None = None
    importance: Importance | None = None
    coo: CooChoice | None = None
    ceo_operations: Strength | None = None


class _Fields(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    roles: Annotated[dict[_Key, _Role], Field(max_length=MOST_CORRECTIONS)] = {}
    choices: _Choices = _Choices()


@dataclass(frozen=True, slots=True)
class FitRequest:
    """Corrections: an id, "row 17" or a title to a role key, "" for none. Choices: fields of `TypicalCompany`."""

    roles: Mapping[str, str]
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadingsRequest:
    """Request of readings: those of a group with some words in name or title, from a place on."""

    group: Group
    words: str
    start: int
    count: int


def read_fit(body: Any) -> FitRequest:
    """Check what a person corrected.

    Raises
    ------
    BadFile
        If a field is unknown or not what it may be. Names the field.
    """
    try:
        checked = _Fields.model_validate(body)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"][:2] if part != "roles") or "the whole"
        raise BadFile(
            f"The correction {place[:40]!r} is not what it may be: {first['msg'].lower()}",
            "There are: roles, choices (structure, importance, coo, ceo_operations).",
        ) from None
    return FitRequest(checked.roles, checked.choices.model_dump(exclude_none=True))


def write_fit(request: FitRequest) -> str:
    """The same as JSON, equal for equal ones."""
    return json.dumps({"roles": dict(request.roles), "choices": dict(request.choices)}, sort_keys=True)


def read_readings(fields: Mapping[str, str]) -> ReadingsRequest:
    """Read the fields of a list of readings; what cannot be read has its default, and no list is longer than 200."""
    group = next((known for known in GROUPS if known == fields.get("group")), FIRST_GROUP)
    return ReadingsRequest(
        group,
        fields.get("q", "")[:200],
        _whole(fields.get("start"), 0),
        min(MOST_ROWS, _whole(fields.get("count"), 50)),
    )


def _whole(text: str | None, first: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else first

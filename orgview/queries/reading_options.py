"""Choices of a request about a file, checked: `orgmodel.reading.options.Choices` as JSON."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from orgmodel.errors import BadFile
from orgmodel.reading.options import MOST_LETTERS, DecisionKind

# Rows, and managers, chosen one by one; more are better put right in the file.
MOST_PICKS = 10_000
_Name = Annotated[str, StringConstraints(max_length=MOST_LETTERS)]
# A field may be several headings joined.
_Headings = Annotated[str, StringConstraints(max_length=32_767)]


class _Decision(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    kind: DecisionKind
    who: Annotated[_Name, StringConstraints(min_length=1)]
    other: _Name = ""
    who_name: _Headings = ""
    other_name: _Headings = ""

    def values(self) -> dict[str, Any]:
        """Values of the decision; names only where they are known."""
        return {"kind": self.kind, "who": self.who, "other": self.other} | self.model_dump(exclude_defaults=True)


class _Fields(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    sheet: _Name | None = None
    header_row: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    delimiter: Annotated[str, StringConstraints(min_length=1, max_length=1)] | None = None
    encoding: _Name | None = None
    mapping: Annotated[dict[_Name, _Headings], Field(max_length=100)] = {}
    snapshot: _Headings | None = None
    live: bool = False
    shown: Annotated[list[_Headings], Field(max_length=256)] = []
    rows: Annotated[list[Annotated[int, Field(ge=1, le=100_000_000)]], Field(max_length=MOST_PICKS)] = []
    persons: Annotated[list[Annotated[int, Field(ge=1, le=100_000_000)]], Field(max_length=MOST_PICKS)] = []
    named: Annotated[dict[_Headings, _Name], Field(max_length=MOST_PICKS)] = {}
    decisions: Annotated[list[_Decision], Field(max_length=MOST_PICKS)] = []


def read_choices(body: Any) -> dict[str, Any]:
    """Check choices and leave out those that say nothing.

    Raises
    ------
    BadFile
        If a field is unknown or not what it may be. Names the field.
    """
    try:
        fields = _Fields.model_validate(body)
        told = fields.model_dump(exclude_defaults=True)
        return told | {"decisions": [one.values() for one in fields.decisions]} if fields.decisions else told
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"][:1]) or "the whole"
        known = ", ".join(_Fields.model_fields)
        what = "is not known" if first["type"] == "extra_forbidden" else "is not what it may be"
        raise BadFile(f"The choice {place[:40]!r} {what}: {first['msg'].lower()}", f"There are: {known}.") from None

"""Base of the contract: what every model shares, and the small values that many of them name."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

ThemeName = Literal["light", "dark"]
Point = tuple[float, float]
# Name and coordinates: "M" x y, "L" x y, "C" x1 y1 x2 y2 x y, or "Z".
Step = list[str | float]


class Json(BaseModel):
    """Base of all models: nothing more than what is named, and of exactly these types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Option(Json):
    """A choice: what is sent, and what it is called; in a group of the list where there are groups."""

    value: str
    label: str
    group: str = ""


# Elements that the page shows as they are: components of Dash's html package as they are written in JSON.
Elements = list[Any]

"""Exports in the contract: what is wanted of a file, what will be in it, and how far the work on it is."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from orgview.contract.base import Json, ThemeName

_Line = Annotated[str, StringConstraints(max_length=300)]
_Word = Annotated[str, StringConstraints(max_length=40)]


class ExportRequest(Json):
    """Request of a file.

    Attributes
    ----------
    query
        Query of the chart, as the page has it.
    format
        Key of `orgmodel.export.files.FILES`.
    scope
        What is shown, the branch of a card, the whole company, all branches as a file each; the comparison of the
        query, or the fit report of its company.
    each
        Whose branches: every manager's or department's; "" of other scopes.
    branch
        Key of the card whose branch is wanted.
    pages
        What a page or a slide holds; "usual" is one picture, and one manager a slide.
    paper
        As `orgmodel.export.paper.sizes.paper_of` knows it; "content" for as large as the chart, "" for what is usual.
    title
        In place of the usual one; "" for that.
    date
        Day of the visitor, "2026-11-27"; "" where none is wanted.
    logo
        File of a logo, PNG, JPEG or SVG, as Base64; "" for none.
    restricted
        Headings of the restricted columns that leave with the file.
    """

    query: Annotated[str, StringConstraints(max_length=8_000)]
    format: _Word
    scope: Literal["shown", "branch", "company", "branches", "comparison", "fit"] = "shown"
    each: Literal["", "manager", "department"] = ""
    branch: Annotated[str, StringConstraints(max_length=200)] = ""
    pages: Literal["usual", "one", "by-manager", "by-department", "by-level"] = "usual"
    paper: _Word = ""
    scale: Literal[1, 2, 4] = 1
    theme: ThemeName = "light"
    title: _Line = ""
    has_title: bool = True
    has_subtitle: bool = True
    has_legend: bool = True
    has_sources: bool = True
    date: Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""
    is_transparent: bool = False
    logo: Annotated[str, StringConstraints(max_length=720_000)] = ""
    restricted: list[Annotated[str, StringConstraints(max_length=1_000)]] = Field(default_factory=list, max_length=256)


class ForecastAnswer(Json):
    """``POST /exports/forecast``: what will be in a file.

    Attributes
    ----------
    text
        How many people, of how many, on what; "" where the file cannot be made.
    refusal
        Why it cannot be made, and the way; "" where it can.
    warning
        What a program may not like about it; "" for nothing.
    restricted
        Headings of the company's restricted columns: none leaves unless it was ticked.
    taken
        Those of them that leave.
    """

    text: str
    refusal: str
    warning: str
    restricted: list[str]
    taken: list[str]


class ExportJson(Json):
    """An export of a visitor.

    Attributes
    ----------
    name
        Name of the file.
    what
        What is in it, as it was foretold.
    state
        How far it is.
    done, of
        How many cards or people of how many are done; 0 of 0 where it is not known.
    size_bytes
        Of the file; 0 until it is there.
    error
        Why it failed, and what to do; "" where it did not.
    expires_at
        When it goes, ISO 8601 in UTC.
    """

    id: str
    name: str
    what: str
    state: Literal["waiting", "working", "ready", "failed"]
    done: int
    of: int
    size_bytes: int
    error: str
    expires_at: str


class ExportAnswer(Json):
    """``POST /exports`` and ``GET /exports/ID``."""

    export: ExportJson


class ExportsAnswer(Json):
    """``GET /exports``, the newest first."""

    exports: list[ExportJson]

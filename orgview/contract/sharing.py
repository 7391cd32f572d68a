"""Sharing in the contract: links to companies, who may do what by them, and what a guest has opened."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from orgview.contract.base import Json

RoleName = Literal["owner", "editor", "reader"]


class ShareRequest(Json):
    """Body of ``POST /shares``: the query of the page that is shared, and what its guests may do.

    Attributes
    ----------
    query
        As in the address bar; names the companies that are shared, all of them the visitor's own.
    days
        How long the link opens.
    may_copy
        Whether files may be taken away and a copy kept.
    may_change
        Whether the file may be read again, the fit corrected and the company renamed; such a guest sees everything.
    has_restricted
        Whether restricted columns are seen.
    for_login
        Name of the only login that it opens for; "" for whoever has the link.
    """

    query: Annotated[str, StringConstraints(max_length=8000)]
    days: Annotated[int, Field(ge=1, le=3650)]
    may_copy: bool = False
    may_change: bool = False
    has_restricted: bool = False
    for_login: Annotated[str, StringConstraints(max_length=320)] = ""


class ShareJson(Json):
    """A link as its owner sees it; moments as ISO 8601 in UTC, `title` that of a comparison, `guests` who opened it."""

    id: str
    kind: Literal["company", "comparison"]
    title: str
    role: RoleName
    may_copy: bool
    has_restricted: bool
    for_login: str
    created_at: str
    expires_at: str
    guests: int


class ShareAnswer(Json):
    """``POST /shares``: the link's secret is in this answer alone; ``/#share=SECRET`` opens it."""

    share: ShareJson
    secret: str


class SharesAnswer(Json):
    """``GET /company/ID/shares``: its links, the newest first; its restricted columns; the longest time of a link."""

    shares: list[ShareJson]
    restricted: list[str]
    most_days: int


class OpenShareRequest(Json):
    """Body of ``POST /shared``: the secret of a link."""

    secret: Annotated[str, StringConstraints(max_length=200)]


class OpenShareAnswer(Json):
    """``POST /shared``: the query of the page that the link shows."""

    query: str


class RevokedAnswer(Json):
    """``POST /shares/ID/revoke``: how many links do not open any more."""

    revoked: int


class GuestShareJson(Json):
    """A link that the visitor has opened: what it shows, its companies' ids, what they may do, until when."""

    query: str
    title: str
    companies: list[str]
    role: RoleName
    may_copy: bool
    until: str


class CopyAnswer(Json):
    """``POST /company/ID/copy``: the copy, which is the visitor's own."""

    id: str

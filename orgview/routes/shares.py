"""Links by which others see a company or a comparison: made, listed and revoked by the owner, opened by a guest.

The secret of a link stands behind ``#`` in its address, which no browser sends and no log has; the page posts it to
``/shared``, and from then on the guest's cookie is let in. One that never was, was revoked or is past its time, and one
whose company was erased get the same answer, 404.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

from dash import Dash
from flask import Response, jsonify, request
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import BadRequest

from orgmodel.export.companies.restricted import restricted_of
from orgmodel.org.serialization import to_arrow
from orgview.charts.opened_company import CompanyOpener, OpenedCompany
from orgview.contract.sharing import OpenShareRequest, ShareRequest
from orgview.queries.comparison_query import read_comparison
from orgview.queries.loaded_query import loaded_id
from orgview.queries.typical_query import to_fields
from orgview.routes.addresses import add_addresses
from orgview.server.answers.error_responses import json_error, no_company
from orgview.server.incoming.request_checks import body_bytes
from orgview.server.visitors.login import Login, is_login_needed, login_of
from orgview.server.visitors.rights import Rights
from orgview.server.visitors.visitor_cookie import keeping_owner, set_cookie, visitor_of
from orgview.server.work.import_service import Loader
from orgview.server.work.temp_folders import incoming_folder
from orgview.store.company import Reading
from orgview.store.shares import MOST_SHARES, Share, Terms, TooManyShares
from orgview.store.store import Store

GONE = (
    "This link does not open any more",
    "Its time is over, it was revoked, or what it showed was erased. Ask whoever sent it for a new one.",
)
# Of a comparison, in the address of the page.
_COMPARED = ("a", "an", "b", "bn", "join", "live", "cview", "role", "tab")
Model = TypeVar("Model", bound=BaseModel)


def register(
    app: Dash,
    loader: Loader,
    rights: Rights,
    open_company: CompanyOpener,
    *,
    most_days: int,
    is_known: Callable[[str | None], bool],
) -> None:
    """Add the addresses to the server.

    Parameters
    ----------
    most_days
        Longest time of a link.
    is_known
        Tells whether anything is there for a visitor.
    """
    links = _Links(loader, rights, open_company, most_days, is_known)
    rules = (
        ("/shares", "shares-make", links.make, "POST"),
        ("/shares/<share_id>/revoke", "shares-revoke", links.revoke, "POST"),
        ("/shared", "shared-open", links.open, "POST"),
        ("/company/<company_id>/shares", "company-shares", links.of_company, "GET"),
        ("/company/<company_id>/copy", "company-copy", links.copy, "POST"),
    )
    add_addresses(app.server, rules)


@dataclass(frozen=True, slots=True)
class _Links:
    """Addresses of links, each a method."""

    loader: Loader
    rights: Rights
    open_company: CompanyOpener
    most_days: int
    is_known: Callable[[str | None], bool]

    @property
    def store(self) -> Store:
        return self.loader.store

    def make(self) -> Response:
        body = _read(ShareRequest)
        fields = to_fields(body.query)
        company_ids = shared_ids(fields)
        refusal = self._refusal_of(body, company_ids)
        if refusal is not None:
            return refusal
        names = [self.rights.require(company_id).company.name for company_id in company_ids]
        title = " and ".join(names) if _is_comparison(fields) else ""
        now, owner = self.loader.clock(), str(visitor_of(request))
        times = now, now + timedelta(days=body.days)
        try:
            made = self.store.shares.make(owner, company_ids, _terms_of(body), (_opens(fields), title), times)
        except TooManyShares:
            return json_error(f"You have {MOST_SHARES:,} links, and may have no more at once", "Revoke some.", 507)
        if made is None:
            return no_company()
        share, secret = made
        return jsonify(share=share_json(share), secret=secret)

    def _refusal_of(self, body: ShareRequest, company_ids: tuple[str, ...]) -> Response | None:
        """Answer to a wish that no link can meet; None where one can."""
        if body.days > self.most_days:
            return json_error(f"A link opens for at most {self.most_days:,} days", "Choose a shorter time.", 400)
        if body.for_login.strip() and not is_login_needed():
            return json_error("Nobody signs in here", "Leave out for whom the link is.", 400)
        if not company_ids:
            return json_error("Only typical companies are shown, which everybody may open", "Copy the address.", 400)
        return None

    def of_company(self, company_id: str) -> Response:
        opened = self.open_company(company_id)
        if opened is None:
            return no_company()
        found = self.store.shares.of_company(visitor_of(request), company_id, self.loader.clock())
        shares = [share_json(share) for share in found]
        return jsonify(shares=shares, restricted=restricted_of(opened.org), most_days=self.most_days)

    def revoke(self, share_id: str) -> Response:
        is_done = self.store.shares.revoke(visitor_of(request), share_id)
        return jsonify(revoked=1) if is_done else json_error("There is no such link", "Reload the page.", 404)

    def open(self) -> Response:
        share = self.store.shares.find(_read(OpenShareRequest).secret, self.loader.clock())
        if share is None:
            return json_error(*GONE, 404)
        visitor, login = visitor_of(request), login_of(request)
        if visitor != share.owner and not opens_for(share, login):
            return json_error("This link is for somebody else", "Sign in as the one to whom it was sent.", 403)
        if visitor == share.owner:
            return jsonify(query=share.opens)
        visitor, secret = keeping_owner(request, self.is_known)
        if not self.store.shares.let_in(share, visitor, self.loader.clock()):
            return json_error(*GONE, 404)
        response = jsonify(query=share.opens)
        set_cookie(request, response, secret)
        return response

    def copy(self, company_id: str) -> Response:
        opened = self.open_company(company_id)
        if opened is None or opened.access is None:
            return no_company()
        owner = str(visitor_of(request))
        self.store.require_quota(owner)
        with incoming_folder() as folder:
            reading = None if opened.access.sees_restricted else _seen(opened, folder)
            made = self.store.copy_company(owner, opened.access.company, reading, self.loader.clock())
        return no_company() if made is None else jsonify(id=made.id)


def _terms_of(body: ShareRequest) -> Terms:
    """Terms of the link: who may change may copy and see everything."""
    return Terms(
        "editor" if body.may_change else "reader",
        body.may_copy or body.may_change,
        body.has_restricted or body.may_change,
        body.for_login.strip(),
    )


def opens_for(share: Share, login: Login | None) -> bool:
    """True where a link opens for a login: for everybody, or for the one that it names, in small or large letters."""
    name = share.terms.for_login
    return not name or (login is not None and _is_same_name(login.name, name))


def _is_same_name(one: str, other: str) -> bool:
    """True where small and large letters alone are another.

    Both ways: lower case and case folding alone take a Kelvin sign for a k, a long s for an s, and two s for one sharp
    one, which are names of different people.
    """
    return one.lower() == other.lower() and one.upper() == other.upper()


def shared_ids(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of the loaded companies that a page's query shows: of the chart, or of both sides of a comparison."""
    if not _is_comparison(fields):
        return tuple(filter(None, [loaded_id(fields)]))
    sides = read_comparison(fields).sides
    ids = [loaded_id(fields) if side.kind == "explored" else side.key for side in sides if side.kind != "preset"]
    return tuple(dict.fromkeys(filter(None, ids)))


def share_json(share: Share) -> dict[str, Any]:
    """Link as `orgview.contract.ShareJson`."""
    return {
        "id": share.id,
        "kind": "comparison" if share.title else "company",
        "title": share.title,
        "role": share.terms.role,
        "may_copy": share.terms.may_copy,
        "has_restricted": share.terms.has_restricted,
        "for_login": share.terms.for_login,
        "created_at": share.created_at.isoformat(),
        "expires_at": share.expires_at.isoformat(),
        "guests": share.guests,
    }


def guest_shares_json(store: Store, visitor: str | None, now: datetime) -> list[dict[str, Any]]:
    """Links that a visitor has opened, as `orgview.contract.GuestShareJson`."""
    found = []
    for share in store.shares.of_guest(visitor, now):
        accesses = [store.shares.access(visitor, company_id, now) for company_id in share.companies]
        known = [access for access in accesses if access is not None]
        if len(known) == len(accesses) and known:
            found.append(
                {
                    "query": share.opens,
                    "title": share.title or known[0].company.name,
                    "companies": share.companies,
                    "role": share.terms.role,
                    "may_copy": share.terms.may_copy,
                    "until": min(share.expires_at, *(access.company.expires_at for access in known)).isoformat(),
                }
            )
    return found


def _is_comparison(fields: Mapping[str, str]) -> bool:
    return fields.get("tab") == "compare"


def _opens(fields: Mapping[str, str]) -> str:
    """Query that a link opens: nothing of a company that is not shared, and no place of a window."""
    shown = dict(fields)
    for key in ("z", "x", "y"):
        shown.pop(key, None)
    if _is_comparison(fields):
        is_explored = any(side.kind == "explored" for side in read_comparison(fields).sides)
        shown = shown if is_explored else {key: shown[key] for key in _COMPARED if key in shown}
    return urlencode(shown)


def _seen(opened: OpenedCompany, folder: Path) -> Reading:
    """Company as its guest sees it, in files."""
    org, findings = folder / "org.arrow", folder / "findings.arrow"
    to_arrow(opened.org, org)
    file = opened.open_findings()
    if file is not None:
        with file, findings.open("wb") as into:
            shutil.copyfileobj(file, into, 1024 * 1024)
    return Reading(org, None if file is None else findings, {}, opened.company.report.outline())


def _read(model: type[Model]) -> Model:
    try:
        return model.model_validate_json(body_bytes() or b"{}")
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"]) or "the whole"
        raise BadRequest(f"This is no such request: {where} is not as it should be.") from None

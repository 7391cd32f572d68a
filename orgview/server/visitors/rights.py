"""Rights: what a visitor may do with a company, decided here for every address.

Which right is needed depends on the address (endpoint) of the request; one that is not named here and takes a POST is a
change, and refused to readers.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

from flask import g, request

from orgview.server.visitors.visitor_cookie import visitor_of
from orgview.store.errors import StoreError
from orgview.store.shares import RANKS, Access
from orgview.store.store import Store

Right = Literal["see", "take", "change", "own"]
log = logging.getLogger(__name__)

# Addresses that are more than a look at what is there. "take" hands out a file, or a copy.
RIGHTS: Mapping[str, Right] = {
    "company-delete": "own",
    "company-shares": "own",
    "shares-make": "own",
    "company-keep": "own",
    "company-read": "change",
    "company-name": "change",
    "fit-correct": "change",
    "company-copy": "take",
    "export": "take",
    "exports-make": "take",
    "compare-file": "take",
    "fit-report": "take",
    "people-file": "take",
    "company-findings": "take",
}
# Questions whose words stand in the body, so that no log of addresses has them.
POSTED_QUESTIONS = frozenset({"people", "findings", "seats", "faces", "exports-forecast"})


class NoSuchCompany(LookupError):
    """There is no such company for this visitor."""


class NotAllowed(PermissionError):
    """The company is shared with this visitor, but not for this.

    Attributes
    ----------
    right
        What was wanted.
    """

    def __init__(self, right: Right) -> None:
        self.right = right
        super().__init__(right)


class Rights:
    """Rights of the visitor whose request it is."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store, self._clock = store, clock

    def find(self, company_id: str) -> Access | None:
        """Access to a company for what the request is about to do with it; None where there is no such company.

        Raises
        ------
        NotAllowed
            If it is shared with this visitor, but not for that.
        """
        access = self._store.shares.access(visitor_of(request), company_id, self._clock())
        if access is not None and not allows(access, right_needed()):
            raise NotAllowed(right_needed())
        if access is not None and right_needed() == "take":
            self._note_export(access)
        return access

    def _note_export(self, access: Access) -> None:
        """Note once a request that a file of a company is taken away; a log that cannot grow is no reason not to."""
        noted = g.setdefault("exported", set())
        if access.company.id in noted or request.endpoint == "company-copy":
            return
        noted.add(access.company.id)
        try:
            self._store.audit.add(access.owner, "exported", access.company.id)
        except StoreError as error:
            log.warning("An export was not noted: %s", error.what)

    def require(self, company_id: str) -> Access:
        """Access as above.

        Raises
        ------
        NoSuchCompany, NotAllowed
            If there is no such company for this visitor, or not for that.
        """
        access = self.find(company_id)
        if access is None:
            raise NoSuchCompany
        return access


def right_needed() -> Right:
    """Right that the address of this request asks for; a change unless it is known for less."""
    endpoint = request.endpoint or ""
    if endpoint in RIGHTS:
        return RIGHTS[endpoint]
    return "change" if request.method == "POST" and endpoint not in POSTED_QUESTIONS else "see"


def allows(access: Access, right: Right) -> bool:
    """True where a visitor may do that with a company."""
    if right == "take":
        return access.may_copy
    least = {"see": "reader", "change": "editor", "own": "owner"}[right]
    return RANKS[access.role] >= RANKS[least]

"""Loaded companies in the contract: what was read of a file, and what the server keeps of it."""

from typing import Annotated

from pydantic import Field, StringConstraints

from orgmodel.org.report import Figures, Report
from orgmodel.reading.options import DecisionKind
from orgview.contract.base import Json
from orgview.contract.sharing import GuestShareJson, RoleName


class DecisionJson(Json):
    """A decision about people of a file; see `orgmodel.reading.options.Decision`."""

    kind: DecisionKind
    who: str
    other: str = ""
    who_name: str = ""
    other_name: str = ""


class Choices(Json):
    """Choices about a file; ``whole`` is the query of the typical company that one was generated from.

    `draft`: whether that was made to look at; see `CompanySummary`.
    """

    sheet: str | None = None
    header_row: int | None = None
    delimiter: str | None = None
    encoding: str | None = None
    mapping: dict[str, str] = Field(default_factory=dict)
    snapshot: str | None = None
    live: bool = False
    shown: list[str] = Field(default_factory=list)
    rows: list[int] = Field(default_factory=list)
    persons: list[int] = Field(default_factory=list)
    named: dict[str, str] = Field(default_factory=dict)
    decisions: list[DecisionJson] = Field(default_factory=list)
    whole: str = ""
    draft: bool = False


class CompanySummary(Json):
    """A loaded company in the list of them; moments as ISO 8601 in UTC.

    Attributes
    ----------
    role, may_copy, shared_until
        What this visitor may do with it; until when it is shared with them, "" for its owner.
    keep_days
        Days that it is kept after its last use, where its owner chose; null for the usual ones.
    is_draft
        Whether it was made here and nobody has kept it: it is in no list.
    """

    id: str
    name: str
    file: str
    created_at: str
    used_at: str
    expires_at: str
    has_file: bool
    figures: Figures
    role: RoleName
    may_copy: bool
    shared_until: str
    keep_days: int | None
    is_draft: bool


class UsageJson(Json):
    """Usage of the store by a visitor, and the most that they may have."""

    companies: int
    size_bytes: int
    most_companies: int
    most_bytes: int


class CompaniesAnswer(Json):
    """``GET /companies``, the last used first; what is shared with the visitor, the newest first.

    Attributes
    ----------
    login, can_sign_out
        Name by which they have signed in, "" where nobody does; whether the server ends that.
    is_known
        Whether anything is stored about the visitor, also where no company is left.
    """

    companies: list[CompanySummary]
    shared: list[GuestShareJson]
    login: str
    can_sign_out: bool
    is_known: bool
    usage: UsageJson


class CompanyAnswer(CompanySummary):
    """``GET /company/ID/report``; `version` of the choices, to be sent with others, "" for readers."""

    choices: Choices
    version: str
    report: Report


class RenameRequest(Json):
    """Body of ``POST /company/ID/name``: what the company is to be called; "" for the name that its file proposes."""

    name: Annotated[str, StringConstraints(max_length=1000)] = ""


class RenameAnswer(CompanySummary):
    """``POST /company/ID/name``: the company under its new name."""


class UploadAnswer(Json):
    """``POST /upload``, ``/sample/NAME`` and ``/whole``."""

    id: str
    report: Report


class ReadAnswer(UploadAnswer):
    """``POST /company/ID/read``; the choices in words that last: people by id or name instead of by row."""

    choices: Choices
    version: str


class DeletedAnswer(Json):
    """``POST /company/ID/delete`` and ``/companies/delete``: how many were erased."""

    deleted: int


class Refusal(Json):
    """Refusal: what is wrong, and what to do next."""

    what: str
    advice: str


class ErrorAnswer(Json):
    """Any answer of 400 or more."""

    error: Refusal


class SampleJson(Json):
    """A sample file that may be loaded."""

    name: str
    title: str
    note: str
    licence: str
    attribution: str


class SamplesAnswer(Json):
    """``GET /samples``."""

    samples: list[SampleJson]


class HealthAnswer(Json):
    """``GET /health``: the process answers."""

    is_alive: bool


class ReadyAnswer(Json):
    """``GET /ready``: the store can be used; `is_full` where it takes nothing new."""

    is_ready: bool
    is_full: bool


class SignOutRequest(Json):
    """Body of ``POST /sign-out``: whether all logins of the person end, or that of this browser alone."""

    everywhere: bool = False


class SignedOutAnswer(Json):
    """``POST /sign-out``."""

    signed_out: int


class KeepRequest(Json):
    """Body of ``POST /company/ID/keep``: days that it is to be kept after its last use."""

    days: int


class AuditEntryJson(Json):
    """An entry of the audit log: moment, "you" or somebody else, what was done, the id of the company."""

    at: str
    who: str
    what: str
    company: str


class AuditAnswer(Json):
    """``GET /audit``, the newest first."""

    entries: list[AuditEntryJson]

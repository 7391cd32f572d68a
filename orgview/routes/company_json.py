"""Companies as JSON: what their list says of each."""

from typing import Any

from orgview.server.work.population_service import is_draft
from orgview.store.company import StoredCompany
from orgview.store.shares import Access


def summary_json(access: Access) -> dict[str, Any]:
    """Company as `orgview.contract.CompanySummary`; what its file is called is its owner's and editors' to know."""
    company, sees_file = access.company, access.role != "reader"
    return {
        "id": company.id,
        "name": company.name,
        "file": company.file_name if sees_file else "",
        "created_at": company.created_at.isoformat(),
        "used_at": company.used_at.isoformat(),
        "expires_at": company.expires_at.isoformat(),
        "has_file": sees_file and company.source_hash is not None,
        "figures": company.report.figures.model_dump(),
        "role": access.role,
        "may_copy": access.may_copy,
        "shared_until": "" if access.until is None else access.until.isoformat(),
        "keep_days": company.keep_days,
        "is_draft": is_draft(company),
    }


def company_json(access: Access) -> dict[str, Any]:
    """Company as `orgview.contract.CompanyAnswer`; for readers nothing of its file."""
    company = access.company
    if access.role == "reader":
        told: dict[str, Any] = {"choices": {}, "version": "", "report": company.report.outline().to_json()}
    else:
        told = {"choices": company.choices, "version": company.version, "report": company.report.to_json()}
    return summary_json(access) | told


def own_json(company: StoredCompany) -> dict[str, Any]:
    """Company of this visitor, as above."""
    return summary_json(Access(company, owner=""))

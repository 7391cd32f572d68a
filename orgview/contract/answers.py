"""Answers of the addresses: the model of each, and all models in one for the schema."""

from orgview.contract.base import Json
from orgview.contract.charts import (
    AlternativesAnswer,
    ChangesAnswer,
    ChangesBlock,
    CompareAnswer,
    InspectionAnswer,
    SceneAnswer,
    StandingsAnswer,
    ThresholdsAnswer,
)
from orgview.contract.companies import (
    AuditAnswer,
    CompaniesAnswer,
    CompanyAnswer,
    DeletedAnswer,
    ErrorAnswer,
    HealthAnswer,
    KeepRequest,
    ReadAnswer,
    ReadyAnswer,
    RenameAnswer,
    RenameRequest,
    SamplesAnswer,
    SignedOutAnswer,
    SignOutRequest,
    UploadAnswer,
)
from orgview.contract.exports import ExportAnswer, ExportRequest, ExportsAnswer, ForecastAnswer
from orgview.contract.fit import FitAnswer, FitReadingsAnswer
from orgview.contract.page import ClientConfig
from orgview.contract.questions import AvatarsAnswer, MetricsAnswer, SearchAnswer, TableBlock, ValuesAnswer
from orgview.contract.sharing import (
    CopyAnswer,
    OpenShareAnswer,
    OpenShareRequest,
    RevokedAnswer,
    ShareAnswer,
    ShareRequest,
    SharesAnswer,
)
from orgview.queries.table_query import TableRequest

# Endpoint to the model of its answer where it succeeds.
ANSWERS: dict[str, type[Json]] = {
    "scene": SceneAnswer,
    "changes": ChangesAnswer,
    "alternatives": AlternativesAnswer,
    "inspect": InspectionAnswer,
    "thresholds": ThresholdsAnswer,
    "compare": CompareAnswer,
    "compare-changes": ChangesBlock,
    "compare-rows": TableBlock,
    "standings": StandingsAnswer,
    "search-seats": SearchAnswer,
    "companies": CompaniesAnswer,
    "companies-delete": DeletedAnswer,
    "company-report": CompanyAnswer,
    "company-read": ReadAnswer,
    "company-name": RenameAnswer,
    "company-delete": DeletedAnswer,
    "company-shares": SharesAnswer,
    "company-keep": RenameAnswer,
    "audit": AuditAnswer,
    "sign-out": SignedOutAnswer,
    "company-copy": CopyAnswer,
    "shares-make": ShareAnswer,
    "shares-revoke": RevokedAnswer,
    "shared-open": OpenShareAnswer,
    "exports": ExportsAnswer,
    "exports-make": ExportAnswer,
    "exports-forecast": ForecastAnswer,
    "exports-state": ExportAnswer,
    "exports-delete": DeletedAnswer,
    "upload": UploadAnswer,
    "sample": UploadAnswer,
    "samples": SamplesAnswer,
    "whole": UploadAnswer,
    "people": TableBlock,
    "findings": TableBlock,
    "seats": TableBlock,
    "search": SearchAnswer,
    "values": ValuesAnswer,
    "faces": AvatarsAnswer,
    "measures": MetricsAnswer,
    "health": HealthAnswer,
    "ready": ReadyAnswer,
    "fit": FitAnswer,
    "fit-correct": FitAnswer,
    "fit-readings": FitReadingsAnswer,
}


class Contract(Json):
    """All models in one, so that one schema holds them."""

    scene: SceneAnswer
    changes: ChangesAnswer
    alternatives: AlternativesAnswer
    inspection: InspectionAnswer
    thresholds: ThresholdsAnswer
    compare: CompareAnswer
    changes_block: ChangesBlock
    standings: StandingsAnswer
    companies: CompaniesAnswer
    company: CompanyAnswer
    upload: UploadAnswer
    read: ReadAnswer
    rename_request: RenameRequest
    renamed: RenameAnswer
    deleted: DeletedAnswer
    share_request: ShareRequest
    share: ShareAnswer
    shares: SharesAnswer
    open_share_request: OpenShareRequest
    open_share: OpenShareAnswer
    revoked: RevokedAnswer
    copy_answer: CopyAnswer
    keep_request: KeepRequest
    sign_out_request: SignOutRequest
    audit: AuditAnswer
    signed_out: SignedOutAnswer
    error: ErrorAnswer
    samples: SamplesAnswer
    table_request: TableRequest
    table: TableBlock
    search: SearchAnswer
    values: ValuesAnswer
    avatars: AvatarsAnswer
    metrics: MetricsAnswer
    health: HealthAnswer
    ready: ReadyAnswer
    fit: FitAnswer
    fit_readings: FitReadingsAnswer
    export_request: ExportRequest
    export: ExportAnswer
    exports: ExportsAnswer
    forecast: ForecastAnswer
    config: ClientConfig

"""Services of the application, each with its share of what a server may do at once."""

from dataclasses import dataclass
from datetime import timedelta

from orgmodel.reading.limits import Limits
from orgview.memory.cache import SharedCache
from orgview.memory.shared_answers import SharedAnswers
from orgview.server.limits.job_slots import RUNNING, JobSlots
from orgview.server.limits.shared_memory import Erasures, SharedCounts
from orgview.server.process.metrics import Metrics
from orgview.server.work.export_folders import ExportFolders
from orgview.server.work.export_service import RUNNING as EXPORTING
from orgview.server.work.export_service import Exporter, export_slots, forecast_slots
from orgview.server.work.import_service import Loader, working_slots
from orgview.server.work.painter import RUNNING as PAINTING
from orgview.server.work.painter import Painter, painting_slots
from orgview.settings import Settings
from orgview.store.quota import Quota
from orgview.store.store import Store


@dataclass(frozen=True)
class Shared:
    """Memory that the workers of one server share.

    Attributes
    ----------
    counts, erasures, answers
        How often was asked; what was erased; what is the same for everybody and was made.
    """

    counts: SharedCounts
    erasures: Erasures
    answers: SharedAnswers

    def belong_to(self, worker: int) -> None:
        """Write for a worker, in its own process."""
        self.counts.belong_to(worker)
        self.erasures.belong_to(worker)
        self.answers.belong_to(worker)


def share_of(most: int, settings: Settings) -> int:
    """Share of one worker in what a server has at most; at least one."""
    return max(1, most // settings.workers)


def create_loader(settings: Settings, shared: Shared | None = None) -> Loader:
    """Services of the app: where companies are kept and who may read when; nothing is opened yet."""
    running = share_of(RUNNING, settings)
    store = Store(
        settings.store,
        timedelta(days=settings.keep_days),
        _cache(share_of(settings.cache_bytes, settings), shared),
        settings.reserve_bytes,
        Quota(settings.visitor_companies, settings.visitor_bytes),
        content_url=settings.content_url,
        keep_audit=timedelta(days=settings.audit_days),
    )
    return Loader(
        store,
        JobSlots(running),
        limits=Limits(rows=settings.max_people),
        work_slots=working_slots(running),
    )


def _cache(most_bytes: int, shared: Shared | None) -> SharedCache:
    return (
        SharedCache(most_bytes) if shared is None else SharedCache(most_bytes, shared.erasures, answers=shared.answers)
    )


def create_painter(settings: Settings) -> Painter:
    """Service of pictures."""
    return Painter(painting_slots(share_of(PAINTING, settings)))


def create_exporter(loader: Loader, settings: Settings) -> Exporter:
    """Service of exports, which lie beside the store; nothing is made yet."""
    folders = ExportFolders(settings.exports or loader.store.database.exports_folder)
    running = share_of(EXPORTING, settings)
    return Exporter(
        folders,
        export_slots(running),
        forecast_slots(running),
        clock=loader.clock,
        require_room=loader.store.database.require_room,
    )


def create_metrics(loader: Loader, painter: Painter) -> Metrics:
    """Counters of requests, and gauges of the work that is done."""
    return Metrics(
        {
            "reading_jobs": ("Files that are read or wait for it.", lambda: loader.slots.inside),
            "large_jobs": ("Large companies that are worked on, or wait.", lambda: loader.work_slots.inside),
            "painting_jobs": ("Pictures that are painted or wait.", lambda: painter.slots.inside),
            "cache_bytes": ("Memory for companies in use.", lambda: loader.store.cache.size_bytes),
        }
    )

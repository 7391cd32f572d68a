"""Startup: from the environment to a server that answers, or to one line that says why not."""

import sys
from collections.abc import Callable, Mapping

from orgmodel.errors import BadData
from orgview.application import create_app, create_exporter, create_loader, create_metrics
from orgview.server import logs
from orgview.server.export_service import Exporter
from orgview.server.import_service import Loader
from orgview.server.metrics import Metrics, serve_metrics
from orgview.server.painter import Painter
from orgview.server.retention import Retention
from orgview.server.serving import Again, make_run, serve
from orgview.settings import BadSetting, Settings, UnsafeSetting, read_settings
from orgview.store.errors import StoreError


def _prepare_store(loader: Loader, exporter: Exporter) -> None:
    """Check the store and erase what is past its time; with a full disk, say so and serve what can be read."""
    try:
        loader.store.prepare()
        Retention(loader, exporter.folders).run()
        loader.store.require_room(0)
    except StoreError as error:
        if not error.is_full:
            raise
        print(f"Warning: {error.what}, so nothing new can be kept. {error.advice}", file=sys.stderr, flush=True)


def _serve_metrics(settings: Settings, counters: Metrics) -> Callable[[], None]:
    """Answer Prometheus where the settings say so; gives what stops it."""
    if not settings.metrics_port:
        return lambda: None
    host, port = settings.metrics_host, settings.metrics_port
    try:
        return serve_metrics(counters, host, port)
    except OSError as error:
        raise BadSetting(
            f"Prometheus cannot be answered on port {port} of {host} ({error.strerror}). "
            "Set REPORTLINE_METRICS_PORT to another."
        ) from None


def start(environ: Mapping[str, str], again: Again = make_run) -> int:
    """Serve until stopped.

    Parameters
    ----------
    environ
        Environment variables, as `read_settings` reads them.
    again
        Says how to start with another ``HOST`` or ``PORT``.

    Returns
    -------
    int
        The exit code: 2 when a setting or a preset file is wrong, 1 when it is not safe to start, the store cannot be
        used or the address cannot be bound, 0 when told to stop.
    """
    try:
        settings = read_settings(environ)
        loader = create_loader(settings)
        painter, exporter = Painter(), create_exporter(loader)
        counters = create_metrics(loader, painter)
        app = create_app(settings, loader, painter, exporter, counters)
        logs.set_up(settings.log)
        _prepare_store(loader, exporter)
        stop_metrics = _serve_metrics(settings, counters)
    except (UnsafeSetting, StoreError) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    except (BadSetting, BadData) as wrong:
        print(wrong, file=sys.stderr)
        return 2

    def stop_jobs() -> None:
        loader.slots.close()
        loader.work_slots.close()
        painter.slots.close()
        exporter.close()

    try:
        return serve(app.server, settings, stop_jobs, again)
    finally:
        stop_metrics()
        loader.store.close()

"""Startup: from the environment to a server that answers, or to one line that says why not."""

import gc
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from socket import socket

from orgmodel.errors import BadData
from orgview.application import create_app
from orgview.catalogue import read_catalogue
from orgview.memory.shared_answers import SharedAnswers
from orgview.server.limits.shared_memory import Erasures, SharedCounts
from orgview.server.process import logs
from orgview.server.process.left_out import leave_out
from orgview.server.process.metrics import PORT_S, Metrics, serve_metrics
from orgview.server.process.serving import Again, bind, make_run, print_address, serve, why_not_bound
from orgview.server.process.workers import Workers
from orgview.server.work.export_service import Exporter
from orgview.server.work.import_service import Loader
from orgview.server.work.retention import Retention
from orgview.services import Shared, create_exporter, create_loader, create_metrics, create_painter
from orgview.settings import BadSetting, Settings, UnsafeSetting, read_settings
from orgview.store.errors import StoreError

# Objects after which Python looks for those that hold each other and nobody else. A chart of a new size makes thousands
# and none of these: after 700, as it comes, a seventh of its time went into looking.
NEW_OBJECTS = 20_000


def _prepare_store(loader: Loader, exporter: Exporter) -> None:
    """Check the store and erase what is past its time; with a full disk, say so and serve what can be read."""
    try:
        loader.store.prepare()
        Retention(loader, exporter.folders).run()
        loader.store.database.require_room(0)
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
        return serve_metrics(counters, host, port, PORT_S if settings.workers > 1 else 0)
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
    leave_out()
    try:
        settings = read_settings(environ)
        logs.set_up(settings.log)
        if settings.workers == 1:
            return _work(settings, again)
        _check_all(settings)
        try:
            bound = bind(settings)
        except OSError as error:
            print(why_not_bound(settings, error, again), file=sys.stderr)
            return 1
        with bound:
            print_address(settings, bound)
            _set_apart()
            workers = settings.workers
            # One that is replaced answers its last requests beside the next.
            shared = Shared(SharedCounts(2 * workers), Erasures(2 * workers), SharedAnswers(2 * workers))
            return Workers(workers, partial(_work_as, settings, bound, shared)).run()
    except (UnsafeSetting, StoreError) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    except (BadSetting, BadData) as wrong:
        print(wrong, file=sys.stderr)
        return 2


def _check_all(settings: Settings) -> None:
    """Check presets and store once, before there are workers; nothing stays open."""
    read_catalogue(settings.presets)
    loader = create_loader(settings)
    try:
        _prepare_store(loader, create_exporter(loader, settings))
    finally:
        loader.store.close()


def _set_apart() -> None:
    """Set apart what has been made so far and stays: Python no longer looks whether it can go.

    Each look would take 0.1 s of some request, and write to pages that workers else share with whom they were made by.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])


def _work_as(settings: Settings, bound: socket, shared: Shared, worker: int) -> int:
    """Serve as one of several workers, in its own process; each answers Prometheus on a port of its own."""
    shared.belong_to(worker)
    port = settings.metrics_port + worker % settings.workers if settings.metrics_port else 0
    try:
        return _work(replace(settings, metrics_port=port), bound=bound, shared=shared)
    except (BadSetting, BadData, StoreError) as wrong:
        print(wrong, file=sys.stderr)
        return 1


def _work(
    settings: Settings, again: Again = make_run, *, bound: socket | None = None, shared: Shared | None = None
) -> int:
    """Serve in this process."""
    loader = create_loader(settings, shared)
    painter, exporter = create_painter(settings), create_exporter(loader, settings)
    counters = create_metrics(loader, painter)
    app = create_app(settings, loader, painter, exporter, counters=counters, shared=shared)
    if shared is None:
        _prepare_store(loader, exporter)
    _set_apart()
    stop_metrics = _serve_metrics(settings, counters)

    def stop_jobs() -> None:
        loader.slots.close()
        loader.work_slots.close()
        painter.slots.close()
        exporter.close()

    try:
        # The port for Prometheus is the next worker's.
        return serve(app.server, settings, stop_jobs, again, bound, on_retire=stop_metrics)
    finally:
        stop_metrics()
        loader.store.close()

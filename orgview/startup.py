"""Startup: from the environment to a server that answers, or to one line that says why not."""

import sys
from collections.abc import Mapping

from orgmodel.errors import BadData
from orgview.application import create_app, create_exporter, create_loader
from orgview.server.export_service import Exporter
from orgview.server.import_service import Loader
from orgview.server.painter import Painter
from orgview.server.retention import Retention
from orgview.server.serving import Again, make_run, serve
from orgview.settings import BadSetting, UnsafeSetting, read_settings
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
        app = create_app(settings, loader, painter, exporter)
        _prepare_store(loader, exporter)
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
        loader.store.close()

"""Retention: what is past its time goes, at the start and then with some request of every hour."""

import logging
import threading
import time

from orgview.server.export_folders import ExportFolders
from orgview.server.import_service import Loader
from orgview.server.temp_folders import remove_leftovers
from orgview.store.errors import StoreError

EVERY_S = 3600.0

log = logging.getLogger(__name__)


class Retention:
    """Sweeps the store, exports and folders left behind. The first time is an hour after it was made, or `run`."""

    def __init__(self, loader: Loader, exports: ExportFolders) -> None:
        self._loader, self._exports = loader, exports
        self._next = time.monotonic() + EVERY_S
        self._running = threading.Lock()

    def run(self) -> None:
        """Sweep now.

        Raises
        ------
        StoreError
            If the store cannot be swept.
        """
        self._next = time.monotonic() + EVERY_S
        remove_leftovers()
        self._exports.sweep(self._loader.clock())
        gone = self._loader.store.sweep(self._loader.clock())
        if gone:
            log.info("Erased %d companies past their time", gone)

    def run_if_due(self) -> None:
        """Sweep if an hour has passed; one thread does, the others go on."""
        if time.monotonic() < self._next or not self._running.acquire(blocking=False):
            return
        try:
            self.run()
        except StoreError as error:
            log.warning("The store could not be swept: %s", error.what)
        finally:
            self._running.release()

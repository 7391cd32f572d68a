"""Retention: what is past its time goes, at the start and then with some request of every hour.

What another machine has erased goes from the memory and the exports of this one with some request of every minute.
"""

import logging
import threading
import time

from orgview.server.work.export_folders import ExportFolders
from orgview.server.work.import_service import Loader
from orgview.server.work.temp_folders import remove_leftovers
from orgview.store.errors import StoreError

EVERY_S = 3600.0
CATCH_UP_EVERY_S = 60.0

log = logging.getLogger(__name__)


class Retention:
    """Sweeps the store, exports and folders left behind. The first time is an hour after it was made, or `run`."""

    def __init__(self, loader: Loader, exports: ExportFolders) -> None:
        self._loader, self._exports = loader, exports
        self._next = time.monotonic() + EVERY_S
        self._next_look = time.monotonic() + CATCH_UP_EVERY_S
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
        gone = self._loader.store.erasing.sweep(self._loader.clock())
        if gone:
            log.info("Erased %d companies past their time", gone)

    def catch_up(self) -> None:
        """Let go of what was erased on another machine.

        Raises
        ------
        StoreError
            If the store cannot be asked.
        """
        self._next_look = time.monotonic() + CATCH_UP_EVERY_S
        self._loader.store.catch_up()
        self._exports.remove_erased(self._loader.store.erasing.companies_among)

    def run_if_due(self) -> None:
        """Sweep if an hour has passed, catch up after a minute; one thread does, the others go on."""
        if time.monotonic() < min(self._next, self._next_look) or not self._running.acquire(blocking=False):
            return
        try:
            self.catch_up()
            if time.monotonic() >= self._next:
                self.run()
        except StoreError as error:
            log.warning("The store could not be swept: %s", error.what)
        finally:
            self._running.release()

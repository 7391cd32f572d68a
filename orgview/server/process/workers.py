"""Workers: processes that answer on one port, made by forking, watched, and ended together."""

import os
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType

# One that ends sooner than this after its start would end again: after so many of them the server stops.
SHORT_LIFE_S = 2.0
MOST_SHORT_LIVES = 5
# Waitress gives its threads 5 s to end.
PATIENCE_S = 10.0


class Workers:
    """Workers of one server.

    SIGTERM and SIGINT end all of them; a worker that ends by itself is replaced; SIGHUP replaces all, with no moment in
    which nobody listens: the old ones get SIGUSR1, answer what was asked of them, and end.

    Parameters
    ----------
    count
        How many.
    work
        What each does until it is told to stop, with its number, of which the one that replaces it on SIGHUP has
        another: below twice the count, and the same but for the count. Gives its exit code.
    """

    def __init__(self, count: int, work: Callable[[int], int]) -> None:
        self._count, self._work = count, work
        self._workers: dict[int, tuple[int, float]] = {}
        self._retiring: set[int] = set()
        self._is_stopping = self._is_renewing = self._is_waiting = False

    def run(self) -> int:
        """Start them and wait for their end: 0 when told to stop, else the exit code of one that cannot work."""
        before = {
            number: signal.signal(number, self._on_signal) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        }
        short_lives, code = 0, 0
        try:
            for number in range(self._count):
                self._start(number)
            while self._workers and not self._is_stopping:
                ended = self._next_end()
                if self._is_renewing:
                    self._renew()
                if ended is None or self._is_stopping:
                    continue
                number, lived_s, status = ended
                short_lives = short_lives + 1 if lived_s < SHORT_LIFE_S else 0
                if short_lives >= MOST_SHORT_LIVES:
                    code = status or 1
                    print("The workers end as soon as they start, so the server stops.", file=sys.stderr, flush=True)
                    break
                self._start(number)
        finally:
            self._end_all()
            for number, handler in before.items():
                signal.signal(number, handler)
        return code

    def _start(self, number: int) -> None:
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                for sign in (signal.SIGTERM, signal.SIGINT):
                    signal.signal(sign, signal.SIG_DFL)
                signal.signal(signal.SIGHUP, signal.SIG_IGN)
                signal.signal(signal.SIGUSR1, signal.SIG_DFL)
                code = self._work(number)
            finally:
                # Not sys.exit: what the parent has open is not the child's to close.
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        self._workers[pid] = number, time.monotonic()

    def _next_end(self) -> tuple[int, float, int] | None:
        """Wait for a worker's end, or a signal: number, seconds and exit code of the worker, None for a signal."""
        try:
            self._is_waiting = True
            # A signal that came just before is not waited over.
            if self._is_stopping or self._is_renewing:
                return None
            pid, status = os.waitpid(-1, 0)
        except (InterruptedError, ChildProcessError):
            return None
        finally:
            self._is_waiting = False
        self._retiring.discard(pid)
        number, since = self._workers.pop(pid, (-1, 0.0))
        return None if number < 0 else (number, time.monotonic() - since, os.waitstatus_to_exitcode(status))

    def _renew(self) -> None:
        self._is_renewing = False
        old = dict(self._workers)
        for number, _since in old.values():
            self._start((number + self._count) % (2 * self._count))
        for pid in old:
            # Its end is nobody's loss: it is not replaced.
            del self._workers[pid]
            self._retiring.add(pid)
            os.kill(pid, signal.SIGUSR1)

    def _end_all(self) -> None:
        for pid in (*self._workers, *self._retiring):
            os.kill(pid, signal.SIGTERM)
        until = time.monotonic() + PATIENCE_S
        while self._workers or self._retiring:
            try:
                pid, _status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                break
            self._workers.pop(pid, None)
            self._retiring.discard(pid)
            if pid == 0:
                if time.monotonic() > until:
                    for late in (*self._workers, *self._retiring):
                        os.kill(late, signal.SIGKILL)
                time.sleep(0.05)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGHUP:
            self._is_renewing = True
        else:
            self._is_stopping = True
        if self._is_waiting:
            # Else Python would go on waiting after the handler.
            raise InterruptedError

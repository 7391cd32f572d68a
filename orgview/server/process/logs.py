"""Logs: lines for a person or a program; none holds a value of a request, and no flood can multiply them."""

import json
import logging
import sys
import threading
import time
from datetime import UTC, datetime
from typing import Literal

LogForm = Literal["text", "json"]
# So many lines alike in a minute are written; the others are counted, and told with the next.
FEW = 5
WINDOW_S = 60.0
# Of kinds of lines that are counted; they hold names of addresses and codes, which are few.
_MOST_KINDS = 1000
REQUESTS = "orgview.requests"


class Repeats(logging.Filter):
    """Lets the first lines of a kind through, and then one a minute with the number of those that were left out."""

    def __init__(self) -> None:
        super().__init__()
        self._counting = threading.Lock()
        self._kinds: dict[tuple[str, str, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """True where a line is written; the first after some that were not gets their number."""
        if record.name == REQUESTS:
            return True
        kind, now = (record.name, str(record.msg), repr(record.args)), time.monotonic()
        with self._counting:
            since, count = self._kinds.get(kind, (now, 0))
            left_out = 0
            if now - since >= WINDOW_S:
                left_out, since, count = max(0, count - FEW), now, 0
            if len(self._kinds) >= _MOST_KINDS and kind not in self._kinds:
                self._kinds.clear()
            self._kinds[kind] = since, count + 1
        if left_out:
            record.msg, record.args = f"{record.getMessage()} (and {left_out:,} times more since the last line)", ()
        return count < FEW


class JsonLines(logging.Formatter):
    """One JSON object a line: time in UTC, level, logger, message, and the facts of a request."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record; of an exception its kind alone, because its text may hold anything."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__qualname__
        return json.dumps(line)


def set_up(form: LogForm) -> None:
    """Send all lines to standard error in a form; as JSON, one for each request that was answered too."""
    handler = logging.StreamHandler(sys.stderr)
    plain = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(JsonLines() if form == "json" else plain)
    handler.addFilter(Repeats())
    logging.basicConfig(handlers=[handler])
    if form == "json":
        logging.getLogger(REQUESTS).setLevel(logging.INFO)
    # It warns whenever a request waits a moment for a thread, as at any first load of a page.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)

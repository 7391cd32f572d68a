"""Early refusals: what waitress answers by itself, before the application sees the request."""

import json
from typing import Any

from waitress.task import ErrorTask

from orgview.server.answers.response_headers import HEADERS

_SENTENCES = {
    400: ("This request cannot be understood", "Reload the page."),
    413: ("This request is larger than the server takes", "Send less, or load a smaller file."),
    431: ("The headers of this request are too large", "Remove the cookies of this site, and reload the page."),
    501: ("This request is sent in a way that the server does not take", "Send it whole or in chunks."),
    507: (
        "The server's disk for temporary files is full",
        "Have room made on it, or TMPDIR set to another, and send this again.",
    ),
}
_OTHER = ("Something went wrong in Reportline", "Reload the page.")


class EarlyRefusal(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """A refusal like any other one of ours: JSON, with the headers that keep a browser from doing anything with it."""

    def execute(self) -> None:
        """Send it, and close the connection."""
        error: Any = self.request.error
        what, advice = _SENTENCES.get(error.code, _OTHER)
        body = json.dumps({"error": {"what": what, "advice": advice}}).encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.extend(
            [
                ("Content-Type", "application/json"),
                ("Cache-Control", "no-store"),
                ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
                *HEADERS.items(),
            ]
        )
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)

"""Reportline. `python app.py` serves it; `app:server` is the WSGI application for any other server."""

import os
import sys

from orgview.server.process.freed_memory import choose_arrow_memory

choose_arrow_memory()

# Arrow is loaded by these.
from orgview.application import create_app  # noqa: E402
from orgview.server.process.left_out import leave_out  # noqa: E402
from orgview.settings import read_settings  # noqa: E402
from orgview.startup.startup import start  # noqa: E402

if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(
            "app.py takes no words: set HOST, PORT and REPORTLINE_... as docs/deploy.md says, or run `make doctor`."
        )
    sys.exit(start(os.environ))

leave_out()
app = create_app(read_settings(os.environ))
server = app.server

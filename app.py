"""Reportline. `python app.py` serves it; `app:server` is the WSGI application for any other server."""

import os
import sys

from orgview.application import create_app
from orgview.serving import serve
from orgview.settings import BadSetting, read_settings


def main() -> int:
    """Serve until stopped; tell the exit code, which is 2 when a setting is wrong."""
    try:
        settings = read_settings(os.environ)
    except BadSetting as wrong:
        print(wrong, file=sys.stderr)
        return 2
    return serve(create_app(settings).server, settings)


if __name__ == "__main__":
    sys.exit(main())

app = create_app(read_settings(os.environ))
server = app.server

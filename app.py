"""Reportline. `python app.py` serves it; `app:server` is the WSGI application for any other server."""

import os
import sys

from orgmodel.errors import BadData
from orgview.application import create_app
from orgview.serving import serve
from orgview.settings import BadSetting, read_settings


def main() -> int:
    """Serve until stopped; tell the exit code, which is 2 when a setting or a preset file is wrong."""
    try:
        settings = read_settings(os.environ)
        app = create_app(settings)
    except (BadSetting, BadData) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    return serve(app.server, settings)


if __name__ == "__main__":
    sys.exit(main())

app = create_app(read_settings(os.environ))
server = app.server

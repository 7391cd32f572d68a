"""Reportline. `python app.py` serves it; `app:server` is the WSGI application for any other server."""

import os
import sys

from orgmodel.errors import BadData
from orgview.application import create_app, create_loader
from orgview.server.retention import Retention
from orgview.server.serving import serve
from orgview.settings import BadSetting, UnsafeSetting, read_settings
from orgview.store.errors import StoreError


def main() -> int:
    """Serve until stopped; tell the exit code.

    It is 2 when a setting or a preset file is wrong, 1 when it is not safe to start or the store cannot be used.
    """
    try:
        settings = read_settings(os.environ)
        loader = create_loader(settings)
        app = create_app(settings, loader)
        loader.store.prepare()
        Retention(loader).run()
    except (UnsafeSetting, StoreError) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    except (BadSetting, BadData) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    try:
        return serve(app.server, settings, loader.slots.close)
    finally:
        loader.store.close()


if __name__ == "__main__":
    sys.exit(main())

app = create_app(read_settings(os.environ))
server = app.server

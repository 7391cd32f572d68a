"""Reportline. `python app.py` serves it; `app:server` is the WSGI application for any other server."""

import os
import sys

from orgview.application import create_app
from orgview.server.left_out import leave_out
from orgview.settings import read_settings
from orgview.startup import start

if __name__ == "__main__":
    sys.exit(start(os.environ))

leave_out()
app = create_app(read_settings(os.environ))
server = app.server

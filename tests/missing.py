"""Programs that some tests need and that are not on this machine, each with what is left out for it."""

import shutil
import sys

PROGRAMS = {
    "node": "the browser half's own tests and the parsers of diagrams (Debian: nodejs, version 20 or newer)",
    "nginx": "deploy/nginx.conf before two servers (Debian: nginx)",
    "openssl": "the same (Debian: openssl)",
    "strace": "a sync before each answer (Debian: strace)",
    "soffice": "slides as LibreOffice draws them (Debian: libreoffice-impress)",
}


def missing() -> list[str]:
    """A line for each program that is not here."""
    absent = (name for name in PROGRAMS if shutil.which(name) is None)
    return [f"{name} is missing, and skipped for it: {PROGRAMS[name]}." for name in absent]


if __name__ == "__main__":
    for line in missing():
        print(line, file=sys.stderr)

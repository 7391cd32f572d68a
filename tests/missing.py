"""Programs for some of the tests: installed where that can be, else named with what is left out for them."""

import shutil
import sys

from tests.apt import install

# Debian's package of each, and what its tests show. Its node is too old for the browser half.
PROGRAMS = {
    "node": ("", "the browser half's own tests and the parsers of diagrams (Debian: nodejs, version 20 or newer)"),
    "nginx": ("nginx", "deploy/nginx.conf before two servers"),
    "openssl": ("openssl", "the same"),
    "strace": ("strace", "a sync before each answer"),
    "soffice": ("libreoffice-impress", "slides as LibreOffice draws them"),
}


def absent() -> list[str]:
    """Names of the programs that are not here."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


def install_absent() -> list[str]:
    """Install the programs that are not here and have a package; a sentence for each that could not be."""
    reasons = [install(PROGRAMS[name][0]) for name in absent() if PROGRAMS[name][0]]
    return [reason for reason in reasons if reason]


def missing() -> list[str]:
    """A line for each program that is not here."""
    return [f"{name} is missing, and skipped for it: {PROGRAMS[name][1]}." for name in absent()]


if __name__ == "__main__":
    for line in (*install_absent(), *missing()):
        print(line, file=sys.stderr)

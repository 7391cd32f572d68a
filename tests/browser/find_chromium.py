"""Print the path of a Chromium for the browser tests, installing one if there is none.

Order: the environment variable REPORTLINE_CHROMIUM, a browser on PATH, Debian's package (as root, by apt),
Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.apt import install

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_installed() -> str | None:
    """Path of a browser that is here already, or None."""
    given = os.environ.get("REPORTLINE_CHROMIUM")
    if given:
        if not Path(given).is_file():
            sys.exit(
                f"REPORTLINE_CHROMIUM names {given}, which is not a file. Unset it, or give the path of a Chromium."
            )
        return given
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install_by_playwright() -> str | None:
    """Let Playwright download its own Chromium; its path, or None."""
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)
    if done.returncode:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    browser = find_installed()
    if browser is None:
        reason = install("chromium")
        browser = find_installed() or install_by_playwright()
        if browser is None:
            sys.exit(
                f"No Chromium was found, and none could be installed. {reason} Playwright could download none either. "
                "Install one, or set REPORTLINE_CHROMIUM to its path."
            )
    print(browser)

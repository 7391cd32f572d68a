"""Debian's packages for the tests: installed where we are root and apt is here, else the reason why not."""

import os
import shutil
import subprocess
import sys


def install(package: str) -> str:
    """Install a package of Debian.

    Returns
    -------
    str
        "" where apt says that it is installed, else why it is not: a sentence.
    """
    apt = shutil.which("apt-get")
    if apt is None:
        return f"apt-get is not on this machine, so that Debian's package {package} cannot be installed here."
    if os.geteuid() != 0:
        return f"Only root may install Debian's package {package}: sudo apt-get install {package}."
    words = ("install", "-y", "-qq", "--no-install-recommends", package)
    # A list that cannot be renewed may still name the package.
    listed = _run(apt, "update", "-qq")
    done = _run(apt, *words)
    if done == 0:
        return ""
    lists = "" if listed == 0 else f", and apt-get update with {listed}"
    return f"apt-get {' '.join(words)} ended with {done}{lists}: what it says stands above."


def _run(apt: str, *words: str) -> int:
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run([apt, *words], stdout=sys.stderr, env=environ, check=False).returncode

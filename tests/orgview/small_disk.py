"""A disk of a few megabytes, where the machine lets tests mount one."""

import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest


@contextmanager
def small_disk(folder, size_bytes):
    """Mount a small tmpfs on a folder that is made; the test is skipped, with the reason, where that is not allowed."""
    if sys.platform != "linux" or not shutil.which("mount"):
        pytest.skip("only Linux has tmpfs")
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size_bytes}", "tmpfs", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"this user may not mount a disk: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(folder):
    """Take the last byte of the disk."""
    with (folder / "filler").open("wb", buffering=0) as file:
        for block in (65536, 512):
            try:
                while file.write(bytes(block)) == block:
                    pass
            except OSError:
                continue
    assert shutil.disk_usage(folder).free == 0

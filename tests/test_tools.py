"""What a bare machine is told: which program is missing, why it was not installed, and what to do."""

import os
import re
import stat
import subprocess
import sys

import pytest

from tests import apt
from tests.folders import PROJECT
from tests.missing import PROGRAMS, install_absent, missing


def _program(folder, name, *lines):
    path = folder / name
    path.write_text("\n".join(["#!/bin/sh", *lines]) + "\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def _find(module, path, **settings):
    environ = {name: value for name, value in os.environ.items() if "REPORTLINE" not in name}

    return subprocess.run(
        [sys.executable, "-m", module],
        cwd=PROJECT,
        env=environ | {"PATH": str(path)} | settings,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def no_root(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def test_an_apt_that_fails_is_told_with_its_code(tmp_path, monkeypatch):
    """Not only that nothing was found afterwards."""
    _program(tmp_path, "apt-get", "exit 100")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    told = apt.install("postgresql")
    assert "install -y -qq --no-install-recommends postgresql ended with 100" in told
    assert "apt-get update with 100" in told


def test_lists_that_cannot_be_renewed_keep_nothing_from_being_installed(tmp_path, monkeypatch):
    """The package may be named by the lists that there are."""
    _program(tmp_path, "apt-get", '[ "$1" = install ]')
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert apt.install("postgresql") == ""


def test_who_is_not_root_gets_the_command(tmp_path, monkeypatch, no_root):
    """And nothing is tried."""
    _program(tmp_path, "apt-get", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "sudo apt-get install chromium" in apt.install("chromium")


def test_a_machine_without_apt_is_told_so(tmp_path, monkeypatch):
    """Other systems have other packages."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "apt-get is not on this machine" in apt.install("postgresql")


@pytest.mark.parametrize(
    ("module", "setting"),
    [("tests.postgresql", "REPORTLINE_POSTGRESQL"), ("tests.browser.find_chromium", "REPORTLINE_CHROMIUM")],
)
def test_a_setting_that_names_nothing_is_told(module, setting, tmp_path):
    """Nothing is installed in its place."""
    done = _find(module, tmp_path, **{setting: str(tmp_path / "none")})
    assert done.returncode == 1
    assert re.match(rf"{setting} names .*none, .*Unset it", done.stderr)
    assert done.stdout == ""


def test_a_program_that_is_missing_is_named_with_what_is_skipped(tmp_path, monkeypatch):
    """No test is left out without a word."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert len(missing()) == len(PROGRAMS)
    _program(tmp_path, "node")
    assert not any(line.startswith("node ") for line in missing())


def test_programs_with_a_package_are_installed_where_that_can_be(tmp_path, monkeypatch):
    """Each by its own, so that one without a package hinders no other."""
    _program(
        tmp_path,
        "apt-get",
        f'[ "$1" = install ] && echo "$5" >> {tmp_path}/installed',
        'case "$5" in strace) exit 1; esac; true',
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert ["strace ended with 1" in reason for reason in install_absent()] == [True]
    packages = [package for package, _ in PROGRAMS.values() if package]
    assert (tmp_path / "installed").read_text().split() == packages

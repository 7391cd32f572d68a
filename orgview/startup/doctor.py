"""Doctor: what this installation is set to, what it finds on this machine, and what is unsafe or wrong, in one page."""

import json
import os
import platform
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont, TTLibError
from sqlalchemy import make_url

from orgmodel import __version__
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.sandbox.sandbox import size_text
from orgmodel.text.machine_fonts import missing_letters
from orgmodel.text.measure import FONT_FILES
from orgview.server.limits.job_slots import RUNNING, WAITING
from orgview.server.process.serving import CONNECTION_LIMIT, THREADS
from orgview.server.work import painter
from orgview.settings import BadSetting, Settings, read_settings
from orgview.store import postgresql, sqlite
from orgview.store.errors import StoreError
from orgview.store.forms import Look, known_forms
from orgview.store.outside import Outside, public_url
from orgview.store.room import Room
from orgview.store.sqlite import database_file

State = Literal["ok", "note", "unsafe", "wrong"]
# A letter of each script for which an export needs a font of the machine.
SCRIPTS = {
    "Arabic": "\u0639",
    "Hebrew": "\u05d0",
    "Chinese": "\u738b",
    "Japanese": "\u3055",
    "Korean": "\uae40",
    "Devanagari": "\u0936",
    "emoji": "\U0001f680",
}
PACKAGES = ("dash", "dash-cytoscape", "flask", "waitress", "numpy", "pyarrow", "pandas", "SQLAlchemy", "pypdfium2")
# SQLite's locks do not hold on these.
NETWORK_DISKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs"})
# Of one connection its socket, of a request that is large a temporary file.
FILES = CONNECTION_LIMIT + 2 * THREADS


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the page.

    Attributes
    ----------
    part, name, value
        Heading under which it stands; what was looked at; what is there.
    state
        "note" is worth knowing, "unsafe" opens something to others, "wrong" does not work.
    advice
        What to do; empty where there is nothing to be done.
    """

    part: str
    name: str
    value: str
    state: State = "ok"
    advice: str = ""


def examine(environ: Mapping[str, str]) -> list[Check]:
    """Look at everything, and change nothing: no store is made, no port bound.

    Parameters
    ----------
    environ
        As `read_settings` reads it.

    Returns
    -------
    list of Check
        At least one for each part; where the settings cannot be read, nothing that depends on them.
    """
    checks = list(_program())
    try:
        settings = read_settings(environ)
    except BadSetting as wrong:
        # An unsafe setup is one: the server would not start either.
        return [*checks, Check("Settings", "environment", "refused", "wrong", str(wrong)), *_fonts()]
    for look in (_settings, _store, _limits):
        checks.extend(look(settings))
    return [*checks, *_fonts()]


def is_healthy(checks: list[Check]) -> bool:
    """True where nothing is unsafe or wrong."""
    return all(check.state in ("ok", "note") for check in checks)


def to_text(checks: list[Check]) -> str:
    """One page for a person: parts, a mark where something is to be seen, and the advice under it."""
    marks = {"ok": "  ", "note": "- ", "unsafe": "! ", "wrong": "x "}
    width = max(len(check.name) for check in checks)
    lines: list[str] = []
    part = ""
    for check in checks:
        if check.part != part:
            part = check.part
            lines += ["", part]
        lines.append(f"{marks[check.state]}{check.name.ljust(width)}  {check.value}")
        if check.advice:
            lines.append(f"  {' ' * width}  {check.advice}")
    count = sum(check.state in ("unsafe", "wrong") for check in checks)
    end = "Nothing is unsafe or wrong." if not count else f"{count} to be seen to: ! is unsafe, x is wrong."
    if any(check.state == "note" for check in checks):
        end += " - is worth a look."
    return "\n".join([*lines[1:], "", end])


def to_json(checks: list[Check]) -> str:
    """The same for a program: ``{"is_healthy", "checks": [...]}``."""
    page = {"is_healthy": is_healthy(checks), "checks": [asdict(check) for check in checks]}
    return json.dumps(page, indent=2)


def _program() -> Iterator[Check]:
    yield Check("Program", "reportline", __version__)
    yield Check("Program", "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    for name in PACKAGES:
        try:
            yield Check("Program", name, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Check("Program", name, "not installed", "wrong", "Install the pinned requirements.txt.")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        advice = "Serve as a user of its own, who owns the store and nothing else."
        yield Check("Program", "user", "root", "note", advice)


def _settings(settings: Settings) -> Iterator[Check]:
    for field in fields(Settings):
        value = getattr(settings, field.name)
        yield Check("Settings", field.name, _setting_text(field.name, value))
    if settings.warning:
        advice = "Set HOST to 127.0.0.1 and put a proxy with login and https before it."
        yield Check("Settings", "open to others", "there is no login", "unsafe", advice)
    if settings.hosts is None:
        yield Check("Settings", "any name", "any Host is answered", "unsafe", "Name the hosts in REPORTLINE_HOSTS.")


def _setting_text(name: str, value: object) -> str:
    secrets: dict[str, Callable[[str], str]] = {
        "store": lambda text: make_url(text).render_as_string(hide_password=True),
        "oidc_client_secret": lambda text: "set, and not shown" if text else "none",
        "content_url": lambda text: public_url(text) or "none: in the database",
    }
    if name in secrets:
        return secrets[name](str(value))
    if name == "exports" and value is None:
        return "beside the store"
    if name.endswith("_bytes"):
        return size_text(int(str(value)))
    if isinstance(value, (frozenset, tuple)):
        return ", ".join(sorted(map(str, value))) or "none"
    if name in ("max_people", "visitor_companies"):
        return f"{value:,}"
    return "any" if value is None else str(value) or "none"


def _store(settings: Settings) -> Iterator[Check]:
    file = database_file(settings.store)
    if file is None:
        yield from _looked(partial(postgresql.look_into, settings.store), "")
    elif not file.exists():
        yield Check("Store", "database", "not there yet; it is made at the start", "note")
    else:
        yield from _looked(partial(sqlite.look_into, file), size_text(file.stat().st_size))
        mode = stat.S_IMODE(file.stat().st_mode)
        if os.name == "posix" and mode & 0o077:
            yield Check("Store", "rights", f"{mode:o}", "unsafe", f"Others can read it: chmod 600 {file}")
    if settings.content_url:
        yield _contents(settings.content_url)
    if file is not None:
        yield from _disk(file, settings)
    yield from _temporary()


def _looked(look_into: Callable[[], Look | None], size: str) -> Iterator[Check]:
    try:
        look = look_into()
    except StoreError as error:
        yield Check("Store", "database", error.what, "wrong", error.advice)
        return
    if look is None:
        yield Check("Store", "database", "has no tables yet; they are made at the start", "note")
        return
    companies = "1 company" if look.companies == 1 else f"{look.companies:,} companies"
    yield Check("Store", "database", ", ".join(filter(None, (f"sound, {companies}", look.server, size))))
    latest = int(known_forms()[-1])
    if look.is_latest:
        yield Check("Store", "tables", f"form {latest}, the latest")
    else:
        advice = "Make a backup: the next start brings them up to it, and an older Reportline refuses them then."
        yield Check("Store", "tables", f"form {int(look.form)}, the latest is {latest}", "note", advice)


def _contents(url: str) -> Check:
    try:
        Outside(url).check()
    except StoreError as error:
        return Check("Store", "contents", error.what, "wrong", error.advice)
    return Check("Store", "contents", f"{public_url(url)} answers")


def _disk(file: Path, settings: Settings) -> Iterator[Check]:
    folder = next(place for place in file.parents if place.is_dir())
    free = shutil.disk_usage(folder).free
    short = free < 2 * settings.reserve_bytes
    advice = "Nothing new is kept until there is room." if short else ""
    yield Check("Store", "disk", f"{size_text(free)} free", "wrong" if short else "ok", advice)
    kind = _kind_of_disk(folder)
    if kind in NETWORK_DISKS:
        advice = "SQLite's locks do not hold there. Put the store on a disk of this machine, or use PostgreSQL."
        yield Check("Store", "kind of disk", kind, "wrong", advice)
    reserve = Room(file, settings.reserve_bytes).reserve
    value = size_text(reserve.stat().st_size) if reserve.exists() else "not there; it is made with the next company"
    yield Check("Store", "reserve", value, "ok" if reserve.exists() else "note")


def _kind_of_disk(folder: Path) -> str:
    """File system of a folder on Linux, "" elsewhere."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    mounts = [(line.split()[1], line.split()[2]) for line in lines]
    over = [(len(place), kind) for place, kind in mounts if folder.resolve().is_relative_to(place)]
    return max(over)[1] if over else ""


def _temporary() -> Iterator[Check]:
    try:
        folder = tempfile.gettempdir()
    except FileNotFoundError:
        yield Check("Store", "temporary files", "no folder can be written", "wrong", "Set TMPDIR to one with room.")
        return
    yield Check("Store", "temporary files", f"{folder}, {size_text(shutil.disk_usage(folder).free)} free")


def _limits(settings: Settings) -> Iterator[Check]:
    yield Check("Limits", "workers", f"{settings.workers}, of {os.cpu_count() or 1} cores")
    yield Check("Limits", "threads", f"{THREADS} each")
    yield Check("Limits", "files read", f"{RUNNING} at once, {WAITING} wait")
    yield Check("Limits", "pictures painted", f"{painter.RUNNING} at once, {painter.WAITING} wait")
    yield Check("Limits", "reading process", f"{size_text(LIMITS.memory_bytes)}, {LIMITS.seconds} s")
    needed = RUNNING * LIMITS.memory_bytes + settings.cache_bytes
    memory = _memory_bytes()
    if memory:
        short = memory < needed
        advice = f"At worst {size_text(needed)} are used; lower REPORTLINE_CACHE_MIB." if short else ""
        yield Check("Limits", "memory", size_text(memory), "note" if short else "ok", advice)
    if sys.platform == "win32":
        yield Check("Limits", "reading process", "only its time is bounded on Windows", "note")
        return
    import resource  # noqa: PLC0415  # not on Windows

    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    short = files < FILES
    advice = f"{CONNECTION_LIMIT:,} connections need {FILES:,}: ulimit -n {FILES}" if short else ""
    yield Check("Limits", "open files", f"{files:,}", "note" if short else "ok", advice)


def _memory_bytes() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0


def _fonts() -> Iterator[Check]:
    for path in FONT_FILES.values():
        try:
            with path.open("rb") as file, TTFont(file, lazy=True) as font:
                letters = len(font.getBestCmap())
        except (OSError, TTLibError):
            advice = "Install Reportline again: PNG and PDF cannot be written."
            yield Check("Fonts", path.stem, "cannot be read", "wrong", advice)
        else:
            yield Check("Fonts", path.stem, f"{letters:,} letters")
    yield _other_scripts()


def _other_scripts() -> Check:
    """Scripts that Inter lacks, by one letter each: those that the machine's fonts have, and those that none has."""
    missing = set(missing_letters(SCRIPTS.values()))
    there = [name for name, letter in SCRIPTS.items() if letter not in missing]
    lacking = [name for name, letter in SCRIPTS.items() if letter in missing]
    what = f"fonts of the machine for {', '.join(there) or 'none'}"
    if not lacking:
        return Check("Fonts", "other scripts", what)
    advice = (
        f"In PDF and PNG a box stands for letters of {', '.join(lacking)}. Install fonts that have them, such as Noto."
    )
    return Check("Fonts", "other scripts", what, "note", advice)

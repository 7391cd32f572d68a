"""The options of how a file is read, the same for every command that takes one; and the file read with limits."""

import functools
import inspect
import io
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orgmodel.cli.paths import check_file, file_name, local_file
from orgmodel.errors import BadFile
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.sandbox.sandbox import run_in_sandbox

if TYPE_CHECKING:
    import pyarrow as pa

    from orgmodel.org.org import Org

READING_OPTIONS: dict[str, Any] = {
    "sheet": Annotated[str | None, typer.Option(help="Sheet of a workbook.")],
    "header_row": Annotated[int | None, typer.Option(min=0, help="Row of the headings, from 1; 0 for none.")],
    "delimiter": Annotated[str | None, typer.Option(help="Character between cells.")],
    "encoding": Annotated[str | None, typer.Option(help="Encoding of the text, such as cp1252.")],
    "snapshot": Annotated[str | None, typer.Option(help="Snapshot to read, as it stands in the file.")],
    "columns": Annotated[
        list[str] | None, typer.Option("--map", help='FIELD=COLUMN, such as manager="Reports to" or name=First+Last.')
    ],
    "live": Annotated[bool, typer.Option("--live", help="Leave out people who left and posts that were eliminated.")],
    "show": Annotated[list[str] | None, typer.Option(help="Restricted column to keep.")],
    "take_row": Annotated[
        list[int] | None, typer.Option(help="Row, by its number in the file, that wins over the others of its id.")
    ],
    "person_row": Annotated[
        list[int] | None, typer.Option(help="Row, by its number in the file, that is a person all the same.")
    ],
    "manager": Annotated[
        list[str] | None,
        typer.Option(
            help='NAME=ID: who is meant by a manager\'s name that several have, such as "Ana Smith=E1042", or '
            '"Ana Smith=row 17" without an id; "row 9=E1042" for the manager of row 9 alone.'
        ),
    ],
    "reports_to": Annotated[
        list[str] | None,
        typer.Option(
            help='PERSON=MANAGER by ids or names: whom somebody reports to, "E7=" for nobody; a name that is not in '
            "the file is a manager outside of it."
        ),
    ],
    "break_loop": Annotated[
        list[str] | None,
        typer.Option(help="PERSON=MANAGER: of the loop through this line, the line that is left out."),
    ],
    "no_person": Annotated[
        list[str] | None, typer.Option(help='Id or name of a row that is no person, or "row 17" for that row.')
    ],
    "same": Annotated[list[str] | None, typer.Option(help='A=B: two rows that are one person, such as "E7=row 9".')],
    "apart": Annotated[list[str] | None, typer.Option(help="Id whose rows are different people.")],
    "decisions": Annotated[
        Path | None, typer.Option(help='JSON file of decisions, as "read --json" prints them under "decisions".')
    ],
    "max_rows": Annotated[int, typer.Option(min=1, help="Most people.")],
}
_CHOICE_FLAGS = {
    "mapping": "--map",
    "shown": "--show",
    "rows": "--take-row",
    "persons": "--person-row",
    "named": "--manager",
}
_DECISION_FLAGS = {
    "manager": "--reports-to",
    "break": "--break-loop",
    "same": "--same",
    "no_person": "--no-person",
    "person": "--decisions",
    "apart": "--apart",
}
_DEFAULTS: dict[str, Any] = {"live": False, "max_rows": LIMITS.rows}


def takes_reading(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command` the options of how a file is read.

    It is called with ``choices``, fields of `orgmodel.reading.options.Choices`, and ``max_rows``.
    """

    @functools.wraps(command)
    def wrapped(**values: Any) -> None:
        given = {name: values.pop(name) for name in READING_OPTIONS}
        max_rows = given.pop("max_rows")
        command(choices=choices_of(given), max_rows=max_rows, **values)

    own = [p for p in inspect.signature(command).parameters.values() if p.name not in ("choices", "max_rows")]
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=_DEFAULTS.get(name), annotation=kind)
        for name, kind in READING_OPTIONS.items()
    ]
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    wrapped.__signature__ = inspect.Signature(parameters + options)  # type: ignore[attr-defined]
    wrapped.__annotations__ = {p.name: p.annotation for p in [*own, *options]}
    return wrapped


def read_org(file: Path, choices: dict[str, Any], max_rows: int) -> "Org":
    """Company of a file, read in a process with limits.

    Raises
    ------
    BadFile
        If there is no such file, or it cannot be read.
    """
    return read_findings_too(file, choices, max_rows)[0]


def run_on_file(job: str, file: Path, choices: dict[str, Any], max_rows: int, folder: Path) -> Any:
    """Result of a function of `orgmodel.reading.sandbox.import_job` on a file, in a process with limits.

    Parameters
    ----------
    folder
        For the files that it leaves.
    """
    arguments: dict[str, Any] = {
        "path": str(local_file(file, folder)),
        "choices": choices,
        "folder": str(folder),
        "max_rows": max_rows,
    }
    return run_in_sandbox(f"orgmodel.reading.sandbox.import_job:{job}", arguments, Limits(), lambda: False)


def read_findings_too(file: Path, choices: dict[str, Any], max_rows: int) -> "tuple[Org, pa.Table]":
    """Company of a file and the table of its findings; as `read_org`. Says on standard error what was not taken."""
    # Arrow takes a moment to load; commands without a file do without.
    from orgmodel.org.serialization import from_arrow  # noqa: PLC0415
    from orgmodel.reading.findings_table import read_findings  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        lost = run_on_file("open_file", file, choices, max_rows, Path(folder))
        for text in lost:
            print(f"{file_name(file)}: not taken: {text}", file=sys.stderr)
        findings = io.BytesIO(Path(folder, "findings.arrow").read_bytes())
        return from_arrow(Path(folder, "org.arrow").read_bytes()), read_findings(findings)


def pair(option: str, form: str, text: str) -> tuple[str, str]:
    """Both sides of the first "=" of an option.

    Raises
    ------
    BadFile
        If there is none, or nothing before it.
    """
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise BadFile(f"{option} {text!r} has no = with something before it", f"Write {form}.")
    return name.strip(), value.strip()


def pairs(option: str, form: str, texts: Sequence[str]) -> dict[str, str]:
    """Pairs of an option that may be repeated, the first side to the second.

    Raises
    ------
    BadFile
        As `pair`, and if one first side has two second ones.
    """
    found: dict[str, str] = {}
    for name, value in (pair(option, form, text) for text in texts):
        if found.setdefault(name, value) != value:
            raise BadFile(f"{option} says both {name}={found[name]} and {name}={value}", f"Give {name} once.")
    return found


def choices_of(options: dict[str, Any]) -> dict[str, Any]:
    """Fields of `orgmodel.reading.options.Choices` of the values of `READING_OPTIONS`, but for the most people.

    Raises
    ------
    BadFile
        If a pair has no "=", or one of the same name says something else.
    """
    columns, managers = options.pop("columns") or [], options.pop("manager") or []
    return {
        "mapping": pairs("--map", 'FIELD=COLUMN, such as manager="Reports to"', columns),
        "shown": options.pop("show") or [],
        "rows": options.pop("take_row") or [],
        "persons": options.pop("person_row") or [],
        "named": pairs("--manager", 'NAME=ID, such as "Ana Smith=E1042"', managers),
        "decisions": _decisions(options),
        **options,
    }


def reading_flags(choices: dict[str, Any]) -> list[str]:
    """Options that `choices_of` was called with, as they are typed."""
    flags = []
    for name, value in choices.items():
        if name == "decisions":
            flags += [_DECISION_FLAGS[one["kind"]] for one in value]
        elif (value == 0 and value is not False) or value:
            flags.append(_CHOICE_FLAGS.get(name, f"--{name.replace('_', '-')}"))
    return flags


def _decisions(options: dict[str, Any]) -> list[dict[str, str]]:
    """Decisions of a file and of the options, which they are taken out of."""
    file: Path | None = options.pop("decisions")
    told = [] if file is None else _read_decisions(file)
    for kind, option, form in (
        ("manager", "reports_to", "PERSON=MANAGER"),
        ("break", "break_loop", "PERSON=MANAGER"),
        ("same", "same", "A=B"),
    ):
        for text in options.pop(option) or []:
            who, other = pair(f"--{option.replace('_', '-')}", form, text)
            told.append({"kind": kind, "who": who, "other": other})
    for kind in ("no_person", "apart"):
        told += [{"kind": kind, "who": text.strip(), "other": ""} for text in options.pop(kind) or []]
    return told


def _read_decisions(file: Path) -> list[dict[str, str]]:
    """Decisions of a JSON file: a list of objects, or an object with such a list under "decisions".

    Raises
    ------
    BadFile
        If there is no such file, or it holds something else. Names the place.
    """
    from orgmodel.reading.options import DECISION_KINDS, Decision  # noqa: PLC0415

    check_file(file)
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadFile(f"{str(file)!r} is no JSON: {error}", "Give a list of decisions.") from None
    told = data.get("decisions") if isinstance(data, dict) else data
    if not isinstance(told, list):
        raise BadFile(f"{str(file)!r} holds no list of decisions", 'Give [{"kind": ..., "who": ..., "other": ...}].')
    known = {one.name for one in fields(Decision)}
    for number, one in enumerate(told, 1):
        is_right = isinstance(one, dict) and one.get("kind") in DECISION_KINDS and set(one) <= known
        if not is_right or not all(isinstance(text, str) for text in one.values()) or not one.get("who"):
            advice = f'Kinds are {", ".join(DECISION_KINDS)}; "who" and "other" are texts.'
            raise BadFile(f"Decision {number} of {str(file)!r} is none: {str(one)[:80]}", advice)
    return [Decision(**one).values() for one in told]

"""The options of how two files are read: each of those that a command with one file has, for both and for either."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, get_args

import typer

from orgmodel.cli.files import READING_OPTIONS, choices_of
from orgmodel.errors import BadFile

SIDES = ("a", "b")
# Of both files at once, and of what is counted: a comparison has these by itself.
_OF_BOTH = ("live", "max_rows")
_NAMES = tuple(name for name in READING_OPTIONS if name not in _OF_BOTH)


@dataclass(frozen=True, slots=True)
class SideReading:
    """Reading options of one side's file.

    Attributes
    ----------
    side
        "a" or "b".
    choices
        Fields of `orgmodel.reading.options.Choices`.
    options
        Options that were given for this side alone, as they are typed.
    """

    side: str
    choices: dict[str, Any]
    options: tuple[str, ...]

    def refuse(self, company: str) -> None:
        """Check that none is given where the side is no file.

        Raises
        ------
        BadFile
            If one is.
        """
        if self.options:
            raise BadFile(
                f"{self.options[0]} says how a file is read, and {company} is a typical company:"
                " only files have columns, rows and snapshots",
                "Leave it out, or give a file.",
            )


def takes_two_readings(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command` the options of how files are read: plain ones for both, and those ending in -a and -b for one.

    It is called with ``readings``, the two `SideReading`, and ``shared``, the plain options that were given. What is
    told for one side goes before what is told for both; lists are added up.
    """

    @functools.wraps(command)
    def wrapped(**values: Any) -> None:
        both = {name: values.pop(name) for name in _NAMES}
        readings = []
        for side in SIDES:
            own = {name: values.pop(f"{name}_{side}") for name in _NAMES}
            told = tuple(f"{_flag(name)}-{side}" for name in _NAMES if _has_value(own[name]))
            readings.append(SideReading(side, _merged(choices_of(dict(both)), choices_of(own)), told))
        shared = tuple(_flag(name) for name in _NAMES if _has_value(both[name]))
        command(readings=tuple(readings), shared=shared, **values)

    own = [p for p in inspect.signature(command).parameters.values() if p.name not in ("readings", "shared")]
    options = [_option(name, READING_OPTIONS[name]) for name in _NAMES]
    options += [_option(f"{name}_{side}", _of_side(name, side)) for name in _NAMES for side in SIDES]
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    wrapped.__signature__ = inspect.Signature(parameters + options)  # type: ignore[attr-defined]
    wrapped.__annotations__ = {p.name: p.annotation for p in [*own, *options]}
    return wrapped


def _option(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _of_side(name: str, side: str) -> Any:
    kind = get_args(READING_OPTIONS[name])[0]
    return Annotated[kind, typer.Option(f"{_flag(name)}-{side}", help=f"As {_flag(name)}, of {side.upper()} alone.")]


def _flag(name: str) -> str:
    return "--map" if name == "columns" else f"--{name.replace('_', '-')}"


def _has_value(value: Any) -> bool:
    return value is not None and value != []


def _merged(both: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Choices of both sides with those of one, which go before; lists are added up, pairs by their first sides."""
    merged: dict[str, Any] = {}
    for name, value in own.items():
        if isinstance(value, dict):
            merged[name] = {**both[name], **value}
        elif isinstance(value, list):
            merged[name] = [*both[name], *value]
        else:
            merged[name] = both[name] if value is None else value
    return merged

"""The options that describe a company, the same for every command that takes one."""

import functools
import inspect
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from orgmodel.catalog.load import load_domain
from orgmodel.cli.notes import note
from orgmodel.errors import BadCompany
from orgmodel.typical.idle import unused_choices
from orgmodel.typical.parameters import TypicalCompany, changed, from_table, read_headcount
from orgmodel.typical.presets import find_preset, load_presets

_OPTIONS: dict[str, Any] = {
    "preset": Annotated[str | None, typer.Option(help="Start from a preset; `presets` lists them.")],
    "headcount": Annotated[str | None, typer.Option(metavar="PEOPLE", help="People, 1 to 3,000,000.")],
    "importance": Annotated[str | None, typer.Option(help="Importance of operations: low, normal or high.")],
    "structure": Annotated[str | None, typer.Option(help="functional, divisional, matrix or flat.")],
    "ceo_operations": Annotated[str | None, typer.Option(help="CEO in operations: weak, balanced or strong.")],
    "coo": Annotated[str | None, typer.Option(help="auto, yes or no.")],
    "coo_scope": Annotated[str | None, typer.Option(help="A scope preset, a kind of COO, or words joined by a comma.")],
    "divisions": Annotated[
        str | None, typer.Option(metavar="NUMBER", help="Divisions or matrix units; 0 takes the usual number.")
    ],
    "has_office": Annotated[bool | None, typer.Option("--office/--no-office", help="Whether there is an office.")],
    "title_style": Annotated[str | None, typer.Option(help="officer or manager.")],
    "split_officer": Annotated[bool | None, typer.Option(help="Officer and manager as two seats.")],
    "assistant_director": Annotated[bool | None, typer.Option(help="Draw an assistant director.")],
    "board": Annotated[bool | None, typer.Option(help="Draw the board.")],
    "coos": Annotated[str | None, typer.Option(metavar="NUMBER", help="Number of COOs, 1 to 4.")],
    "coo_split": Annotated[str | None, typer.Option(help="What divides several COOs: region or function.")],
    "matrix_solid": Annotated[str | None, typer.Option(help="Solid line of a matrix: function or unit.")],
    "ceo_strength": Annotated[list[str] | None, typer.Option(help="WORD=weak or WORD=strong; may be repeated.")],
    "threshold": Annotated[list[str] | None, typer.Option(help="NAME=PEOPLE or NAME=never; may be repeated.")],
}
_NUMBERS = {"divisions", "coos"}
_FIELD_TO_OPTION = {"ceo_strengths": "ceo_strength", "thresholds": "threshold"}
# What a choice needs beside it to change anything, and how that is asked for.
_NEEDED: Mapping[str, tuple[Callable[[TypicalCompany], bool], str]] = {
    "divisions": (lambda one: one.structure in ("divisional", "matrix"), "--structure divisional or matrix"),
    "matrix_solid": (lambda one: one.structure == "matrix", "--structure matrix"),
    "coos": (lambda one: one.coo != "no", "--coo yes or auto"),
    "coo_scope": (lambda one: one.coo != "no", "--coo yes or auto"),
    "coo_split": (lambda one: one.coo != "no" and one.coos > 1, "--coos 2 or more"),
}


def takes_company(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command` the options of a company and call it with the `TypicalCompany` as its argument ``company``."""
    return _wrapped(command, is_optional=False)


def may_take_company(command: Callable[..., None]) -> Callable[..., None]:
    """As `takes_company`; without any of the options ``company`` is None."""
    return _wrapped(command, is_optional=True)


def _wrapped(command: Callable[..., None], *, is_optional: bool) -> Callable[..., None]:
    @functools.wraps(command)
    def wrapped(**values: Any) -> None:
        given = {name: values.pop(name) for name in _OPTIONS}
        is_left_out = is_optional and all(value is None for value in given.values())
        command(company=None if is_left_out else _company(given), **values)

    own = [p for p in inspect.signature(command).parameters.values() if p.name != "company"]
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in _OPTIONS.items()
    ]
    wrapped.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own] + options
    )
    wrapped.__annotations__ = {p.name: p.annotation for p in [*own, *options]}
    return wrapped


def _company(arguments: dict[str, Any]) -> TypicalCompany:
    preset, strengths = arguments.pop("preset"), arguments.pop("ceo_strength")
    thresholds = arguments.pop("threshold")
    values = {name: value for name, value in arguments.items() if value is not None}
    if "headcount" in values:
        values["headcount"] = read_headcount(values["headcount"])
    for name in _NUMBERS & set(values):
        # Taken as text, so that `TypicalCompany` says what is allowed for whatever stands there.
        values[name] = int(values[name]) if re.fullmatch(r"[+-]?[0-9]{1,12}", values[name]) else values[name]
    if "coo_scope" in values and "," in values["coo_scope"]:
        words = frozenset(word.strip() for word in values["coo_scope"].split(",") if word.strip())
        if not words:
            raise BadCompany(
                "coo_scope", values["coo_scope"], "a scope preset, a kind of COO, or words joined by a comma"
            )
        values["coo_scope"] = words
    if strengths:
        values["ceo_strengths"] = _once("ceo_strength", [_pair("ceo_strength", item) for item in strengths])
    if thresholds:
        values["thresholds"] = _once("threshold", [_edit(item) for item in thresholds])
    if preset is not None:
        before = find_preset(load_presets(load_domain()), preset).company
    elif "headcount" in values:
        before = from_table({"headcount": values["headcount"]})
    else:
        raise BadCompany("headcount", None, "--headcount PEOPLE or --preset NAME")
    company = changed(before, **values)
    note_unused(company, before)
    return company


def note_unused(company: TypicalCompany, before: TypicalCompany) -> None:
    """Note on standard error which choices change nothing of a company of this size, and why."""
    for name, why in unused_choices(company, before, load_domain()).items():
        is_met, needed = _NEEDED.get(name, (bool, ""))
        reason = f"It needs {needed}." if needed and not is_met(company) else why
        note(f"{_flag_of(name)} changes nothing at {company.headcount:,} people. {reason}")


def _flag_of(name: str) -> str:
    if name == "has_office":
        return "--office"
    return f"--{_FIELD_TO_OPTION.get(name, name).replace('_', '-')}"


def _once(name: str, pairs: list[tuple[str, Any]]) -> tuple[tuple[str, Any], ...]:
    """Pairs sorted by their words, each of which has one value."""
    found = dict(pairs)
    for word, value in pairs:
        if found[word] != value:
            raise BadCompany(name, f"{word}={value} and {word}={found[word]}", f"one value for {word}")
    return tuple(sorted(found.items()))


def _pair(name: str, item: str) -> tuple[str, str]:
    left, sign, right = item.partition("=")
    if not sign:
        raise BadCompany(name, item, "NAME=VALUE")
    return left.strip(), right.strip()


def _edit(item: str) -> tuple[str, int | None]:
    name, value = _pair("threshold", item)
    if value == "never":
        return name, None
    if not value.isdecimal():
        raise BadCompany("threshold", item, "NAME=PEOPLE with a whole number, or NAME=never")
    return name, int(value)

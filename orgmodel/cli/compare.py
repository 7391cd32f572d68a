"""The command that compares two companies of any kind: typical ones, and those of files."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orgmodel.catalog.catalog import Domain
from orgmodel.catalog.load import load_domain
from orgmodel.cli.effects import OPTION_TO_ENDINGS, look_flags, note_looks
from orgmodel.cli.files import read_org
from orgmodel.cli.notes import note
from orgmodel.cli.paths import STANDARD_INPUT, check_file, check_output, file_name
from orgmodel.cli.surround import DATE_HELP, LOGO_HELP, TITLE_HELP, WITHOUT_HELP, surround_of
from orgmodel.cli.two_files import SideReading, takes_two_readings
from orgmodel.errors import BadCompany, BadFile
from orgmodel.reading.limits import LIMITS
from orgmodel.theme import THEMES
from orgmodel.typical.parameters import from_table
from orgmodel.typical.presets import load_presets

if TYPE_CHECKING:
    from orgmodel.difference.sides import Side
    from orgmodel.export.page import Surround
    from orgmodel.export.reports.comparison import Comparison

_LOOKS = dict.fromkeys(OPTION_TO_ENDINGS, ("svg", "png", "webp", "pdf"))
_HEADCOUNT = re.compile(r"[0-9]{1,12}|[0-9]{1,3}(,[0-9]{3})+")


@takes_two_readings
def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="Before: a preset, a headcount or a file.")],
    b: Annotated[str, typer.Argument(metavar="B", help="After: a preset, a headcount or a file.")],
    readings: tuple[SideReading, SideReading],
    shared: tuple[str, ...],
    *,
    join: Annotated[str, typer.Option(help="By what people are the same: auto, id, email, name or role.")] = "auto",
    live: Annotated[
        bool, typer.Option("--live", help="Leave out people who left and posts that were eliminated, on both sides.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            help="File to write: changes as .csv, .xlsx or .json, an overlay as .svg, .png, .webp or .pdf.",
        ),
    ] = None,
    theme: Annotated[str, typer.Option(help="Theme of a picture: light or dark.")] = "light",
    title: Annotated[str, typer.Option(help=TITLE_HELP)] = "",
    without: Annotated[list[str] | None, typer.Option(help=WITHOUT_HELP)] = None,
    date: Annotated[str, typer.Option(help=DATE_HELP)] = "",
    logo: Annotated[Path | None, typer.Option(help=LOGO_HELP)] = None,
    max_rows: Annotated[int, typer.Option(help="Most people of a file.")] = LIMITS.rows,
) -> None:
    """Compare two companies: who came, went and moved, and what else differs."""
    # The comparison reads Arrow and networkx; other commands do without.
    from orgmodel.difference.join import JOINS  # noqa: PLC0415
    from orgmodel.difference.output import difference_text, json_parts  # noqa: PLC0415
    from orgmodel.difference.sides import compare_sides  # noqa: PLC0415
    from orgmodel.export.reports.comparison import Comparison, ending_of  # noqa: PLC0415

    if join not in JOINS:
        raise BadCompany("join", join, f"one of {', '.join(JOINS)}")
    if theme not in THEMES:
        raise BadCompany("theme", theme, f"one of {', '.join(THEMES)}")
    files = [Path(name) for name in output or ()]
    for file in files:
        ending_of(file)
        check_output(file, [Path(a), Path(b)])
    if a == b == str(STANDARD_INPUT):
        raise BadFile("Standard input can be read once, and both companies are to come from it", "Give a file for one.")
    surround = surround_of(without or [], date, logo, title)
    looks = look_flags(theme, without or [], date, logo, title)
    note_looks(looks, [ending_of(file) for file in files], _LOOKS)
    domain = load_domain()
    before, after = (_side(text, reading, domain, max_rows) for text, reading in zip((a, b), readings, strict=True))
    if before.graph is not None and after.graph is not None:
        _check_no_files(f"{a} and {b} are typical companies", shared, max_rows, live=live)
    found = compare_sides(before, after, domain, join, live=live)
    names = before.name, after.name
    for file in files:
        _write(Comparison(found, names), file, theme, surround)
    _note_letters(Comparison(found, names), files, surround)
    if as_json:
        for part in json_parts(found, names):
            sys.stdout.write(part)
        sys.stdout.write("\n")
    elif not files:
        print(difference_text(found, names))


def _check_no_files(what: str, shared: tuple[str, ...], max_rows: int, *, live: bool) -> None:
    """Check that nothing is said of how files are read where there are none."""
    if live:
        note(f"--live changes nothing: it is about people who left, and {what}.")
    flags = [*shared, *(["--max-rows"] if max_rows != LIMITS.rows else [])]
    if flags:
        raise BadFile(f"{flags[0]} says how a file is read, and {what}", "Leave it out.")


def _write(comparison: "Comparison", file: Path, theme: str, surround: "Surround") -> None:
    try:
        size = comparison.save(file, theme=theme, surround=surround).stat().st_size
    except OSError as error:
        raise BadCompany("output", str(file), f"a file that can be written ({error.strerror})") from None
    print(f"{file}: {size:,} bytes", file=sys.stderr)


def _note_letters(comparison: "Comparison", files: list[Path], surround: "Surround") -> None:
    """One note for all pictures, on standard error, where letters have no font."""
    from orgmodel.export.missing_letters import LETTERED, note_on_drawing  # noqa: PLC0415
    from orgmodel.export.reports.difference_drawing import draw_difference  # noqa: PLC0415

    if endings := [ending for file in files if (ending := file.suffix.lower().lstrip(".")) in LETTERED]:
        drawing = draw_difference(comparison.difference, comparison.names, THEMES["light"], surround=surround)
        if note := note_on_drawing(drawing, endings[0]):
            print(note, file=sys.stderr)


def _side(text: str, reading: SideReading, domain: Domain, max_rows: int) -> "Side":
    """A preset by its key, a headcount by its digits, else a file; `./300` is a file of that name."""
    from orgmodel.difference.sides import Side, typical_side  # noqa: PLC0415

    presets = load_presets(domain)
    if text in presets or _HEADCOUNT.fullmatch(text):
        reading.refuse(text)
        typical = presets[text].company if text in presets else from_table({"headcount": int(text.replace(",", ""))})
        return typical_side(typical, domain)
    file = Path(text)
    if not file.exists() and file != STANDARD_INPUT:
        raise BadFile(
            f"There is no file, preset or headcount {text!r}",
            f"Give the path of a file, a number of people, or a preset: {', '.join(presets)}.",
        )
    check_file(file)
    snapshot = reading.choices["snapshot"]
    try:
        org = read_org(file, reading.choices, max_rows)
    except BadFile as error:
        raise BadFile(f"{reading.side.upper()}, {file_name(file)}: {error.what}", error.advice) from None
    name = Path(file_name(file)).stem
    return Side(name if snapshot is None else f"{name}, {snapshot}", org)

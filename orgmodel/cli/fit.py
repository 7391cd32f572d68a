"""The command that compares a company's own file with the typical company of its size."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orgmodel.catalog.load import load_domain
from orgmodel.cli.effects import OPTION_TO_ENDINGS, look_flags, note_looks
from orgmodel.cli.files import pairs, read_org, takes_reading
from orgmodel.cli.options import note_unused
from orgmodel.cli.paths import check_output, file_name
from orgmodel.cli.surround import DATE_HELP, LOGO_HELP, TITLE_HELP, WITHOUT_HELP, surround_of
from orgmodel.errors import BadCompany, BadFile
from orgmodel.theme import THEMES, Theme
from orgmodel.typical.parameters import TypicalCompany, changed, read_headcount

if TYPE_CHECKING:
    from orgmodel.export.page import Surround
    from orgmodel.fit.report import FitReport

# Endings of reports.
REPORTS = ("html", "pdf", "svg", "png", "webp")
_USUAL_PAGE = "A4-portrait"
_LOOKS = dict.fromkeys(OPTION_TO_ENDINGS, REPORTS) | {
    "--page": ("pdf",),
    "--without legend": (),
    "--without ground": ("pdf", "svg", "png", "webp"),
}
_PAGE_HELP = "Paper of a PDF: A4-portrait, Letter ... or content for one long page."


@takes_reading
def fit(
    file: Annotated[Path, typer.Argument(help="A company's file, as `read` takes it.")],
    choices: dict[str, Any],
    max_rows: int,
    *,
    role: Annotated[
        list[str] | None,
        typer.Option(help='ID=KEY: what a person or a title is, such as "1042=director_ops"; "1042=" for none.'),
    ] = None,
    headcount: Annotated[str | None, typer.Option(metavar="PEOPLE", help="People; counted unless told.")] = None,
    structure: Annotated[
        str | None, typer.Option(help="functional, divisional, matrix or flat; guessed unless told.")
    ] = None,
    importance: Annotated[str | None, typer.Option(help="Importance of operations: low, normal or high.")] = None,
    ceo_operations: Annotated[str | None, typer.Option(help="CEO in operations: weak, balanced or strong.")] = None,
    coo: Annotated[str | None, typer.Option(help="auto, yes or no.")] = None,
    divisions: Annotated[str | None, typer.Option(metavar="NUMBER", help="Divisions or matrix units.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Report to write: .html, .pdf, .svg, .png or .webp.")
    ] = None,
    page: Annotated[str, typer.Option(help=_PAGE_HELP)] = _USUAL_PAGE,
    theme: Annotated[str, typer.Option(help="Theme of the report: light or dark.")] = "light",
    title: Annotated[str, typer.Option(help=TITLE_HELP)] = "",
    without: Annotated[list[str] | None, typer.Option(help=WITHOUT_HELP)] = None,
    date: Annotated[str, typer.Option(help=DATE_HELP)] = "",
    logo: Annotated[Path | None, typer.Option(help=LOGO_HELP)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Read a company's titles as rungs, and compare it with the typical company of its size."""
    # The fit reads Arrow and networkx; the other commands do without.
    from orgmodel.fit.fit import fit as fitted  # noqa: PLC0415
    from orgmodel.fit.fit import seats_of_ids  # noqa: PLC0415
    from orgmodel.fit.output import fit_text, json_parts  # noqa: PLC0415
    from orgmodel.fit.report import fit_report  # noqa: PLC0415

    company = {
        "structure": structure,
        "importance": importance,
        "ceo_operations": ceo_operations,
        "coo": coo,
        "headcount": None if headcount is None else read_headcount(headcount),
        "divisions": _whole("divisions", divisions),
    }
    kind = output.suffix.lower().lstrip(".") if output else ""
    if output and kind not in REPORTS:
        raise BadCompany("output", str(output), f"a file name that ends in {', '.join(f'.{name}' for name in REPORTS)}")
    if output:
        check_output(output, [file])
    if theme not in THEMES:
        raise BadCompany("theme", theme, f"one of {', '.join(THEMES)}")
    looks = {**look_flags(theme, without or [], date, logo, title), "--page": page != _USUAL_PAGE}
    note_looks(looks, [kind] if kind else [], _LOOKS)
    look = THEMES[theme], surround_of(without or [], date, logo, title), page
    domain = load_domain()
    org = read_org(file, choices, max_rows)
    wanted = pairs("--role", 'ID=KEY, such as "1042=director_ops"', role or [])
    corrections, lost = seats_of_ids(org, wanted)
    if lost:
        raise BadFile(f"--role names {lost[0]!r}, which no id or title of the file is", "Write an id as in the file.")
    chosen = {name: value for name, value in company.items() if value is not None}
    found = fitted(org, domain, corrections, chosen)
    usual = TypicalCompany(found.company.headcount)
    usually = {name: getattr(usual, name) for name in chosen}
    note_unused(found.company, changed(found.company, **usually))
    if output:
        data = _report(fit_report(found, domain, Path(file_name(file)).stem), kind, look)
        try:
            output.write_bytes(data)
        except OSError as error:
            raise BadCompany("output", str(output), f"a file that can be written ({error.strerror})") from None
    if as_json:
        for part in json_parts(found, domain):
            sys.stdout.write(part)
        sys.stdout.write("\n")
    elif output:
        print(f"{output}: {len(data):,} bytes")
    else:
        print(fit_text(found, domain))


def _report(report: "FitReport", kind: str, look: "tuple[Theme, Surround, str]") -> bytes:
    from orgmodel.export.finish import Finish, painted  # noqa: PLC0415
    from orgmodel.export.missing_letters import note_on_drawing  # noqa: PLC0415
    from orgmodel.export.reports.fit_drawing import draw_fit, draw_fit_sheet  # noqa: PLC0415
    from orgmodel.export.reports.fit_html import write_fit_html  # noqa: PLC0415

    theme, surround, page = look
    if kind == "html":
        return write_fit_html(report, theme, surround)
    paper = page if kind == "pdf" and page != "content" else ""
    drawing = draw_fit_sheet(report, theme, surround, paper) if paper else draw_fit(report, theme, surround)
    if note := note_on_drawing(drawing, kind):
        print(note, file=sys.stderr)
    return painted(drawing, Finish(kind, 2, paper, theme.name))


def _whole(name: str, text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isdecimal():
        raise BadCompany(name, text, "a whole number")
    return int(text)

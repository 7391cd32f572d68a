"""The command that writes everybody of a typical company."""

from pathlib import Path
from typing import Annotated

import typer

from orgmodel.catalog.load import load_domain
from orgmodel.cli.options import takes_company
from orgmodel.errors import BadCompany, BadFile
from orgmodel.typical.parameters import TypicalCompany


@takes_company
def people(
    company: TypicalCompany,
    output: Annotated[Path, typer.Option("-o", "--output", help="CSV file to write.")],
    seed: Annotated[int | None, typer.Option(min=0, help="Another company of the same size and shape.")] = None,
) -> None:
    """Write everybody of a typical company as CSV, one line each; illustrative, not measured."""
    # Arrow takes a moment to load; the other commands do without.
    from pyarrow.csv import write_csv  # noqa: PLC0415

    from orgmodel.export.files import FILES  # noqa: PLC0415
    from orgmodel.org.summary import figures  # noqa: PLC0415
    from orgmodel.typical.population.generate import generate  # noqa: PLC0415

    if (ending := output.suffix.lower().lstrip(".")) != "csv" and ending in FILES:
        raise BadFile(
            f"people writes CSV, and {str(output)!r} says {ending}", "End it in .csv, or take export --everybody."
        )
    org = generate(company, load_domain(), seed)
    try:
        with output.open("wb") as file:
            write_csv(org.cells, file)
    except OSError as error:
        raise BadCompany("output", str(output), f"a file that can be written ({error.strerror})") from None
    told = figures(org)
    print(f"{output}: {told['people']:,} people, {told['managers']:,} managers, {told['levels']} levels; illustrative")

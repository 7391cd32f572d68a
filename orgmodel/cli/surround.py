"""Options of what stands round a chart that is exported: parts left out, a date, a logo."""

from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.errors import BadCompany

if TYPE_CHECKING:
    from orgmodel.export.page import Surround

_PARTS = ("title", "subtitle", "sources", "legend", "ground")
WITHOUT_HELP = "Part that is left out round the chart: title, subtitle, sources, legend or ground; may be repeated."
DATE_HELP = "Date behind the sources, as it is to stand there."
TITLE_HELP = "Title in place of the usual one."
LOGO_HELP = "Logo beside the title: a PNG, JPEG or SVG file of at most 512 KB."


def surround_of(without: list[str], date: str, logo: Path | None, title: str = "") -> "Surround":
    """Surround of a chart without some parts, with a date, a logo and another title where they are wanted.

    Raises
    ------
    BadCompany, BadFile
        If there is no such part, or the logo cannot be read or taken.
    """
    from orgmodel.export.drawings.logo import png_of, read_logo  # noqa: PLC0415 - painters take a moment to load
    from orgmodel.export.page import Surround  # noqa: PLC0415

    if unknown := [part for part in without if part not in _PARTS]:
        raise BadCompany("without", unknown[0], f"one of {', '.join(_PARTS)}")
    picture = None
    if logo is not None:
        try:
            picture = read_logo(logo.read_bytes())
        except OSError as error:
            raise BadCompany("logo", str(logo), f"a file that can be read ({error.strerror})") from None
        # A broken file is told before anything is read and drawn.
        png_of(picture.data)
    has_title, has_subtitle, has_sources, has_legend, has_ground = (part not in without for part in _PARTS)
    return Surround(has_title, has_subtitle, has_sources, date, has_legend, has_ground, picture, title)

"""A report on a fit as one HTML file: no script, nothing from outside, readable by screen readers and in print."""

from base64 import b64encode
from collections.abc import Iterable
from html import escape

from orgmodel.export.drawings.logo import png_of
from orgmodel.export.page import EVERYTHING, Heading, Surround
from orgmodel.fit.report import FitReport, more_text
from orgmodel.text.measure import clean
from orgmodel.theme import Theme

_ROW = {False: "<tr>", True: '<tr class="differs">'}


def write_fit_html(report: FitReport, theme: Theme, surround: Surround = EVERYTHING) -> bytes:
    """Write a report as HTML in UTF-8. Every text of the file stands in it as text.

    Parameters
    ----------
    surround
        As of `orgmodel.export.reports.fit_drawing.draw_fit`; a logo is part of the page.
    """
    palette = theme.palette
    style = (
        f"body{{font:15px/1.45 {theme.font};color:{palette.text};background:{palette.surface};max-width:50rem;"
        "margin:2rem auto;padding:0 1rem}"
        f"p.muted,footer{{color:{palette.muted}}}"
        f"table{{border-collapse:collapse;width:100%}}th,td{{text-align:left;padding:.3rem .6rem;"
        f"border:1px solid {palette.card_border};vertical-align:top}}"
        f"tr.differs td{{border-style:dashed;border-color:{palette.moved}}}"
        "h1{font-size:1.5rem}h2{font-size:1.1rem}footer{font-size:.8rem}"
        "img{float:right;max-width:12rem;max-height:3rem;margin:0 0 1rem 1rem}"
        "@media print{body{margin:0;font-size:10px}}"
    )
    ladder = _table(
        ("This company", "Differs", "Typical"),
        (((row.own or "none", row.note or "same", row.typical or "none"), bool(row.note)) for row in report.ladder),
    )
    readings = _table(
        ("Title", "Seats", "Read as", "Confidence", "Reason"),
        (
            ((row.title or "no title", f"{row.seats:,}", row.role, f"{row.sureness:.2f}", row.reason), False)
            for row in report.readings
        ),
    )
    more = f"<p>{_text(more_text(report))}</p>" if report.more_readings else ""
    sections = "".join(
        f"<h2>{_text(heading)}</h2><ul>{''.join(f'<li>{_text(each)}</li>' for each in lines)}</ul>"
        for heading, lines in report.sections
    )
    sources = "".join(f"<li>{_text(source)}</li>" for source in report.sources)
    heading = surround.titled(Heading(report.title, report.subtitle, ""))
    title, told = _text(heading.title), surround.heading_of(heading)
    head = f"<h1>{title}</h1>" if told.title else ""
    head += f'<p class="muted">{_text(told.subtitle)}</p>' if told.subtitle else ""
    foot = f"<h2>Sources</h2><ul>{sources}</ul>" if surround.has_sources else ""
    foot += f"<p>{_text(surround.date)}</p>" if surround.date else ""
    images = " img-src data:;" if surround.logo else ""
    policy = f"default-src 'none';{images} style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<style>{style}</style></head><body><main>{_logo(surround)}{head}"
        f"<h2>Operations line, from the top down</h2>{ladder}{sections}"
        f"<h2>Titles read as rungs</h2>{readings}{more}</main><footer>{foot}</footer>"
        "</body></html>\n"
    ).encode()


def _logo(surround: Surround) -> str:
    if surround.logo is None:
        return ""
    return f'<img alt="Logo" src="data:image/png;base64,{b64encode(png_of(surround.logo.data)).decode("ascii")}">'


def _table(headings: Iterable[str], rows: Iterable[tuple[Iterable[str], bool]]) -> str:
    """Table of cells; a row that differs is marked by its frame, too."""
    head = "".join(f'<th scope="col">{_text(heading)}</th>' for heading in headings)
    body = "".join(
        f"{_ROW[differs]}{''.join(f'<td>{_text(cell)}</td>' for cell in cells)}</tr>" for cells, differs in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _text(text: str) -> str:
    return escape(clean(text))

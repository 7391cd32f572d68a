"""A company as one HTML file: pan, zoom, fold, search, a tree for screen readers; nothing is fetched.

The script and the stylesheet are made from the browser half (``assets/src/one-file``) and bundled beside this module.
"""

import json
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from orgmodel.export.drawings.logo import png_of
from orgmodel.export.html.rows import rows_of
from orgmodel.export.pictures.svg import escape
from orgmodel.export.request import Request
from orgmodel.layout.loaded import names_of
from orgmodel.org.summary import posts_below
from orgmodel.text.measure import clean
from orgmodel.theme import DARK, LIGHT, Palette

_FOLDER = Path(__file__).parent
# In JSON within a script element, what HTML or JavaScript could take for something else.
_IN_SCRIPT = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def write_page(request: Request) -> bytes:
    """Write a company or a branch as a page.

    Returns
    -------
    bytes
        HTML in UTF-8. Names, titles, lines and, of a typical company, reasons; unseen, for who reads it again, columns
        with a meaning such as ids and departments, and no other column of a file. Its policy lets its own script and
        style run, told by their hashes, and nothing be fetched. Same company, same bytes.

    Notes
    -----
    O(seats), some 150 bytes a seat.
    """
    script = (_FOLDER / "one-file.js").read_text("utf-8").strip()
    style = _colours() + (_FOLDER / "one-file.css").read_text("utf-8").strip()
    own = f"script-src '{_hash(script)}'; style-src '{_hash(style)}'"
    # A logo stands in the data, and is the only picture.
    images = " img-src data:;" if request.surround.logo else ""
    policy = f"default-src 'none';{images} {own}; base-uri 'none'; form-action 'none'"
    data, rows = _in_script(_data(request)), _in_script(rows_of(request.company, request.seats))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(clean(request.named.title))}</title><style>{style}</style></head><body>"
        f'<script type="application/json" id="company">{data}</script><script>{script}</script>'
        f'<script type="application/json" id="rows">{rows}</script></body></html>'
    ).encode()


def frame_of(page: bytes, height_px: int = 560) -> str:
    """Frame that shows a page in a notebook: its script runs apart from the notebook's, without its rights."""
    source = page.decode().replace("&", "&amp;").replace('"', "&quot;")
    return (
        f'<iframe sandbox="allow-scripts" title="Chart of a company" width="100%" height="{height_px}" '
        f'style="border:0" srcdoc="{source}"></iframe>'
    )


def _data(request: Request) -> dict[str, Any]:
    org, heading = request.company.org, request.heading
    chosen = request.chosen
    seats = chosen.tolist()
    place = np.full(len(org) + 1, -1, np.int32)
    place[chosen] = np.arange(len(chosen), dtype=np.int32)
    numbers = {seat: at for at, seat in enumerate(seats)}
    names = names_of(org, seats)
    titles = org.texts("title", seats)
    is_empty = org.vacant[chosen] | org.gone[chosen] | (chosen >= org.people)
    dotted = place[org.dotted].reshape(-1, 2)
    return {
        "company": clean(heading.title),
        "subtitle": clean(heading.subtitle),
        "source": clean(heading.source),
        "theme": request.theme.name,
        "logo": _logo(request),
        # A seat of a typical company is held by any number of people.
        "noun": "seat" if request.company.reasons else "person" if posts_below(org) is None else "post",
        "names": _cleaned(names),
        "titles": _cleaned("" if title == name else title for name, title in zip(names, titles, strict=True)),
        "bosses": place[org.tree.parent[chosen]].tolist(),
        "empty": np.flatnonzero(is_empty).tolist(),
        "dotted": dotted[(dotted >= 0).all(axis=1)].tolist(),
        "why": {
            str(numbers[seat]): clean(f"{reason.sentence} {reason.sources}")
            for seat, reason in request.company.reasons.items()
            if seat in numbers
        },
    }


def _in_script(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


def _logo(request: Request) -> str:
    logo = request.surround.logo
    return "" if logo is None else f"data:image/png;base64,{b64encode(png_of(logo.data)).decode('ascii')}"


def _cleaned(texts: Iterable[str]) -> list[str]:
    return [clean(text) for text in texts]


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _colours() -> str:
    light, dark = (f"color-scheme:{theme.name};{_named(theme.palette)}" for theme in (LIGHT, DARK))
    return f":root{{{light}}}:root[data-theme=dark]{{{dark}}}"


def _named(palette: Palette) -> str:
    names = {
        "page": palette.page,
        "surface": palette.surface,
        "card": palette.card,
        "border": palette.card_border,
        "text": palette.text,
        "muted": palette.muted,
        "line": palette.line,
        "dotted": palette.dotted_line,
        "accent": palette.accent,
        "top": palette.tones["executive"],
        "leaf": palette.tones["function"],
    }
    return "".join(f"--{name}:{colour};" for name, colour in names.items())

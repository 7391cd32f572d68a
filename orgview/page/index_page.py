"""Index page: the first HTML answer, with the chart of its address and the scripts in their order."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dash import Dash
from flask import request

from orgmodel.theme import LIGHT, THEMES
from orgview import ids

# The page's main landmark is the layout's own html.Main; a second one here would be one too many.
INDEX = """<!DOCTYPE html>
<html lang="en">
  <head>
    {%metas%}
    <title>{%title%}</title>
    <link rel="icon" type="image/svg+xml" href="ICON">
    <link rel="preload" href="ASSET(fonts/Inter-Regular.woff2)" as="font" type="font/woff2" crossorigin>
    <link rel="preload" href="ASSET(fonts/Inter-SemiBold.woff2)" as="font" type="font/woff2" crossorigin>
    <link rel="stylesheet" href="ASSET(reportline.css)">
    <style>
@font-face { font-family: Inter; font-weight: 400; font-display: swap;
             src: url("ASSET(fonts/Inter-Regular.woff2)") format("woff2"); }
@font-face { font-family: Inter; font-weight: 600; font-display: swap;
             src: url("ASSET(fonts/Inter-SemiBold.woff2)") format("woff2"); }
THEME_CSS</style>
    {%css%}
  </head>
  <body>
    <noscript>Reportline draws its charts in the browser. Please switch JavaScript on.</noscript>
    FIRST_SCREEN
    <script type="application/json" id="ID(CLIENT_CONFIG)">CLIENT_CONFIG</script>
    <script type="text/plain" id="ID(LATE_SCRIPT)" data-src="ASSET(reportline-late.js)"></script>
    <script src="ASSET(reportline.js)"></script>
    {%app_entry%}
    {%config%}
    {%scripts%}
    {%renderer%}
  </body>
</html>
"""
# What Dash sends with every page and this one never calls: a polyfill (0.1 to 0.2 s of the first paint), tables, and
# the core components. Only the grid of the Table tab comes from there, see LATE.
UNUSED = re.compile(r'<script src="[^"]*/(?:deps/polyfill@|dash_table/bundle\.|dcc/dash_core)[^"]*"></script>\s*')
# The grid's own script, 1.3 MB: assets/src/main.js runs it when the Table tab is first opened.
LATE = re.compile(r'<script src="([^"]*/dash_ag_grid/dash_ag_grid\.[^"]*)"></script>')
LATER = rf'<script type="text/plain" id="{ids.GRID_SCRIPT}" data-src="\1"></script>'
THEME_COOKIE = "reportline-theme"


def asset_address(folder: Path, name: str) -> str:
    """Address of a file of the assets that changes with its content, so that it may be kept for ever."""
    digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()[:12]
    return f"/assets/{name}?v={digest}"


def icon_address(folder: Path) -> str:
    """Icon of the page, all of it in its address: browsers ask for one by itself at each step of their history."""
    return f"data:image/svg+xml,{quote((folder / 'icon.svg').read_text(encoding='utf-8').strip())}"


def index_string(folder: Path, theme_css: str, config: str) -> str:
    """Template of the page for Dash, all filled in but the first screen.

    Parameters
    ----------
    folder
        The assets.
    theme_css
        Colours of both themes, and which of them holds.
    config
        What the browser half is told once, as JSON that may stand in a script element.
    """
    page = re.sub(r"ID\(([^)]+)\)", lambda match: str(getattr(ids, match[1])), INDEX)
    page = page.replace("THEME_CSS", theme_css).replace("ICON", icon_address(folder)).replace("CLIENT_CONFIG", config)
    return re.sub(r"ASSET\(([^)]+)\)", lambda match: asset_address(folder, match[1]), page)


class Reportline(Dash):
    """Dash, with the chart of the address in its index, and without the scripts that this page does not use at once."""

    # Makes the first screen of a query string in a theme.
    first_screen: Callable[[str, str], str] = staticmethod(lambda _query, _theme: "")

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]  # Dash calls it by keywords alone
        """Fill the index page, as Dash lets an app do in its own way."""
        scripts = LATE.sub(LATER, UNUSED.sub("", parts["scripts"]))
        page: str = super().interpolate_index(**{**parts, "scripts": scripts})  # type: ignore[no-untyped-call]
        # Who never chose sees the colours of the system, by the stylesheet alone.
        chosen = request.cookies.get(THEME_COOKIE, "")
        theme = chosen if chosen in THEMES else ""
        screen = self.first_screen(request.query_string.decode("utf-8", "replace"), theme or LIGHT.name)
        tag = f'<html lang="en" data-theme="{theme}">' if theme else '<html lang="en">'
        return page.replace('<html lang="en">', tag, 1).replace("FIRST_SCREEN", screen, 1)

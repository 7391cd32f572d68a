"""The Dash application, put together."""

import re
from datetime import timedelta
from typing import Any

from dash import Dash

from orgmodel.reading.limits import Limits
from orgview.cache import SharedCache
from orgview.callbacks import comparison, edit_thresholds, inspect_seat, ladder, link, source_switch, steer, table
from orgview.callbacks import measures as measures_panel
from orgview.catalogue import read_catalogue
from orgview.charts.loaded_source import opener
from orgview.charts.theme_css import to_css
from orgview.charts.typical_source import TypicalCharts
from orgview.page import page
from orgview.routes import avatars, company, export, measures, people, population, scene, search, upload, values
from orgview.server import callback_bodies, error_responses, request_checks, response_headers
from orgview.server.import_service import Loader
from orgview.server.retention import Retention
from orgview.server.samples import read_samples
from orgview.settings import PROJECT, Settings
from orgview.store.store import Store

# The page's main landmark is the layout's own html.Main; a second one here would be one too many.
INDEX = """<!DOCTYPE html>
<html lang="en">
  <head>
    {%metas%}
    <title>{%title%}</title>
    {%favicon%}
    {%css%}
    <style>THEME_CSS</style>
  </head>
  <body>
    <noscript>Reportline draws its charts in the browser. Please switch JavaScript on.</noscript>
    {%app_entry%}
    {%config%}
    {%scripts%}
    {%renderer%}
  </body>
</html>
"""


# Scripts that Dash always sends and this page never calls. The polyfill alone costs 0.1 to 0.2 s of the first paint
# (benchmarks/first_paint.py); only components that Dash loads late (graphs, tables, dcc.Dropdown) need either.
UNUSED = re.compile(r'<script src="[^"]*/(?:deps/polyfill@|dash_table/bundle\.)[^"]*"></script>\s*')


# The grid's own script, 1.3 MB: assets/table.js runs it when the Table tab is first opened.
LATE = re.compile(r'<script src="([^"]*/dash_ag_grid/dash_ag_grid\.[^"]*)"></script>')
LATER = r'<script type="text/plain" id="grid-script" data-src="\1"></script>'


class Reportline(Dash):
    """Dash, without the scripts that this page does not use at once."""

    def interpolate_index(self, **parts: Any) -> str:
        """Fill the index page, as Dash lets an app do in its own way."""
        return super().interpolate_index(**{**parts, "scripts": LATE.sub(LATER, UNUSED.sub("", parts["scripts"]))})


def create_loader(settings: Settings) -> Loader:
    """Tell where companies are kept and who may read when; nothing is opened yet."""
    store = Store(settings.store, timedelta(days=settings.keep_days), SharedCache(settings.cache_bytes))
    return Loader(store, limits=Limits(rows=settings.max_people))


def create_app(settings: Settings, loader: Loader | None = None) -> Dash:
    """Build a fresh application; nothing is served yet.

    Parameters
    ----------
    settings
        Which hosts are answered, where the presets are, how large a file may be.
    loader
        Where companies are kept and how files are read; from the settings unless told.

    Returns
    -------
    Dash
        Its `server` is a WSGI application that any server can run.

    Raises
    ------
    orgmodel.errors.BadData
        If a file of the presets folder says something it may not.
    """
    # What Dash would else take from DASH_* variables is given here: the settings alone decide.
    app = Reportline(
        "orgview",
        assets_folder=str(PROJECT / "assets"),
        assets_external_path="",
        title="Reportline",  # goes into the HTML as it is: a constant only
        update_title=None,
        index_string=INDEX.replace("THEME_CSS", to_css()),
        serve_locally=True,
        compress=False,
        url_base_pathname="/",
        use_pages=False,
        pages_folder="",
        # Parts of the page (the Compare tab, the thresholds) come later than their callbacks.
        suppress_callback_exceptions=True,
        enable_mcp=False,
        use_async=False,
        add_log_handler=False,
    )
    catalogue = read_catalogue(settings.presets)
    charts = TypicalCharts(catalogue)
    app.layout = page(catalogue, charts)
    steer.register(app, catalogue)
    table.register(app)
    source_switch.register(app)
    measures_panel.register(app)
    loader = loader or create_loader(settings)
    find = opener(loader.store)
    for part in (link, ladder, edit_thresholds, comparison):
        part.register(app, catalogue)
    for part in (inspect_seat, export):
        part.register(app, catalogue, find)
    scene.register(app, charts, find)
    search.register(app, find)
    values.register(app, find)
    avatars.register(app, find)
    measures.register(app, catalogue, find)
    upload.register(app, loader, read_samples(settings.presets), settings.upload_bytes)
    company.register(app, loader)
    population.register(app, catalogue, loader)
    people.register(app, catalogue, find, loader.store)
    app.server.before_request(Retention(loader).run_if_due)
    # After all routes and callbacks: they stand round what is there.
    request_checks.register(app, settings)
    response_headers.register(app)
    callback_bodies.register(app)
    error_responses.register(app.server)
    return app

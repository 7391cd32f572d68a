"""The Dash application, put together."""

from dash import Dash, html

from orgview import guard
from orgview.settings import PROJECT, Settings

# The page's main landmark is the layout's own html.Main; a second one here would be one too many.
INDEX = """<!DOCTYPE html>
<html lang="en">
  <head>
    {%metas%}
    <title>{%title%}</title>
    {%favicon%}
    {%css%}
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


def create_app(settings: Settings) -> Dash:
    """Build a fresh application; nothing is served yet.

    Parameters
    ----------
    settings
        Which hosts are answered, and where the presets are.

    Returns
    -------
    Dash
        Its `server` is a WSGI application that any server can run.
    """
    # What Dash would else take from DASH_* variables is given here: the settings alone decide.
    app = Dash(
        "orgview",
        assets_folder=str(PROJECT / "assets"),
        assets_external_path="",
        title="Reportline",  # goes into the HTML as it is: a constant only
        update_title=None,
        index_string=INDEX,
        serve_locally=True,
        compress=False,
        url_base_pathname="/",
        use_pages=False,
        pages_folder="",
        suppress_callback_exceptions=False,
        enable_mcp=False,
        use_async=False,
        add_log_handler=False,
    )
    app.layout = html.Main("Reportline", id="page")
    guard.protect(app, settings)
    return app

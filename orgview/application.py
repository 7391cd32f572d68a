"""The Dash application, put together."""

from dash import Dash

from orgmodel.catalog.data_files import data_folder, presets_folder
from orgmodel.export.tables.template import read_template
from orgview.callbacks import comparison as comparison_tab
from orgview.callbacks import open_changes, start, table
from orgview.catalogue import read_catalogue
from orgview.charts.comparer import Comparer
from orgview.charts.export_starts import ExportStarts
from orgview.charts.opened_company import company_opener
from orgview.charts.resolve import SourceResolver
from orgview.charts.theme_css import to_css
from orgview.page.client_config import client_config_json
from orgview.page.first_screen import FirstScreens
from orgview.page.index_page import Reportline, index_string
from orgview.page.page import page
from orgview.routes import (
    avatars,
    company,
    comparison,
    export,
    exports,
    fit,
    health,
    inspection,
    measures,
    own_data,
    people,
    population,
    scene,
    search,
    shares,
    sign_in,
    standings,
    template,
    upload,
    values,
)
from orgview.server.answers import compression, error_responses, response_headers
from orgview.server.incoming import callback_bodies, request_checks
from orgview.server.limits import rate_limits, work_limits
from orgview.server.limits.shared_memory import SharedCounts
from orgview.server.process import metrics
from orgview.server.visitors import login_guard, trusted_proxies
from orgview.server.visitors.login import proxy_login, require_login
from orgview.server.visitors.oidc import Provider
from orgview.server.visitors.rights import Rights
from orgview.server.visitors.visitor_cookie import acting
from orgview.server.work.export_service import Exporter
from orgview.server.work.import_service import Loader
from orgview.server.work.painter import Painter
from orgview.server.work.retention import Retention
from orgview.server.work.samples import read_samples
from orgview.services import Shared, create_exporter, create_loader, create_metrics, create_painter
from orgview.settings import Settings


def create_app(
    settings: Settings,
    loader: Loader | None = None,
    painter: Painter | None = None,
    exporter: Exporter | None = None,
    *,
    counters: metrics.Metrics | None = None,
    shared: Shared | None = None,
) -> Dash:
    """Build a fresh application; nothing is served yet.

    Parameters
    ----------
    settings
        Which hosts are answered, where the presets are, how large a file may be.
    loader
        Where companies are kept and how files are read; from the settings unless told.
    painter
        Paints exported pictures; one of its own unless told.
    exporter
        Makes files that take longer; one beside the store unless told.
    counters
        Count its requests; of its own unless told.
    shared
        Memory of all workers, where there are several.

    Returns
    -------
    Dash
        Its `server` is a WSGI application that any server can run.

    Raises
    ------
    orgmodel.errors.BadData
        If a file of the presets folder says something it may not.
    """
    catalogue, samples = read_catalogue(settings.presets), read_samples(settings.presets)
    app = _bare_app(client_config_json(catalogue, settings, samples))
    app.layout = page(catalogue)
    for part in (start, table, comparison_tab, open_changes):
        part.register(app)
    loader, painter = loader or create_loader(settings, shared), painter or create_painter(settings)
    exporter = exporter or create_exporter(loader, settings)

    def is_known(owner: str | None) -> bool:
        return loader.store.is_known(owner) or exporter.folders.is_known(owner)

    loader.store.audit.acting = acting
    rights = Rights(loader.store, loader.clock)
    open_company = company_opener(loader.store, rights)
    comparer = Comparer(catalogue, open_company, loader)
    resolver = SourceResolver(catalogue, open_company, comparer, loader.store.cache)
    app.first_screen = FirstScreens(catalogue, page(catalogue), resolver).of
    scene.register(app, resolver)
    for part in (inspection, measures):
        part.register(app, catalogue, resolver)
    export.register(app, comparer, resolver, painter)
    search.register(app, catalogue, open_company, loader.store.cache)
    comparison.register(app, comparer)
    standings.register(app, catalogue)
    values.register(app, open_company)
    fit.register(app, catalogue, open_company, loader, painter)
    avatars.register(app, open_company)
    exports.register(app, ExportStarts(resolver, comparer, open_company, loader), exporter, is_known)
    upload.register(app, loader, samples, settings.upload_bytes, is_known)
    template.register(app, read_template((presets_folder() / "template.csv").read_text(encoding="utf-8")))
    company.register(app, loader, exporter.folders, rights)
    shares.register(app, loader, rights, open_company, most_days=settings.share_days, is_known=is_known)
    population.register(app, catalogue, loader, is_known)
    own = own_data.OwnData(loader, exporter.folders)
    own_data.register(app, own, rights, max(settings.keep_days, settings.most_keep_days))
    people.register(app, resolver, loader.store.cache)
    app.server.before_request(Retention(loader, exporter.folders).run_if_due)
    health.register(app, loader.store)
    # After all routes and callbacks: they stand round what is there.
    _register_guards(app, settings, loader, shared)
    metrics.register(app.server, counters or create_metrics(loader, painter))
    return app


def _bare_app(config: str) -> Reportline:
    """Application of no page and no address yet; ``config`` is the client config as JSON."""
    # What Dash would else take from DASH_* variables is given here: the settings alone decide.
    assets = data_folder("orgview", "assets")
    return Reportline(
        "orgview",
        assets_folder=str(assets),
        assets_external_path="",
        # The index page names the bundles itself, by their content; nothing else of the folder is a script to be run.
        include_assets_files=False,
        title="Reportline",  # goes into the HTML as it is: a constant only
        update_title="",
        index_string=index_string(assets, to_css(), config),
        serve_locally=True,
        compress=False,  # Dash would compress each file at each request; see orgview/server/answers/compression.py
        url_base_pathname="/",
        use_pages=False,
        pages_folder="",
        # Parts of the page (the Compare tab, the Table tab) come later than their callbacks.
        suppress_callback_exceptions=True,
        enable_mcp=False,
        use_async=False,
        add_log_handler=False,
    )


def _register_guards(app: Dash, settings: Settings, loader: Loader, shared: Shared | None) -> None:
    """Guards round every request: logins, limits, checks, headers, compression, errors."""
    if shared is not None:
        app.server.before_request(loader.store.cache.catch_up)
    _register_login(app, settings, loader)
    counts = shared.counts if shared else SharedCounts(1)
    work_limits.register(app, settings.visitors_per_address, counts)
    rate_limits.register(app, settings.visitors_per_address, counts)
    request_checks.register(app, settings)
    response_headers.register(app)
    compression.register(app)
    callback_bodies.register(app)
    error_responses.register(app.server)
    trusted_proxies.register(app.server, settings.proxies, settings.login_header)


def _register_login(app: Dash, settings: Settings, loader: Loader) -> None:
    """Ask for a login, where the settings say how."""
    if settings.login_header:
        require_login(app.server, proxy_login)
        login_guard.register(app)
    if settings.oidc_issuer:
        known = (settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret)
        provider = Provider(*known, loader.store.ended_logins, loader.clock)
        require_login(app.server, provider.signed_in)
        sign_in.register(app, provider)
        login_guard.register(app, sign_in.SIGN_IN, sign_in.ENDPOINTS)

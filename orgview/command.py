"""Command: ``reportline`` of an installed package, which serves the page and has all commands of the model."""

import os
import sys
from typing import Annotated

import typer

from orgmodel import __version__
from orgmodel.cli import main

app = typer.Typer(add_completion=False, no_args_is_help=True)

# Taken as text, so that the settings say what is allowed for whatever stands there.
Text = str | None


def _print_version(requested: bool) -> None:
    if requested:
        print(f"reportline {__version__}")
        raise typer.Exit


@app.callback()
def reportline(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reporting lines by company size."""


@app.command()
def serve(
    *,
    host: Annotated[Text, typer.Option(metavar="ADDRESS", help="Address or name to bind; 127.0.0.1.")] = None,
    port: Annotated[Text, typer.Option(metavar="NUMBER", help="Port; 8050. 0 takes a free one.")] = None,
    workers: Annotated[Text, typer.Option(metavar="NUMBER", help="Processes that answer on the port; 1.")] = None,
    hosts: Annotated[Text, typer.Option(metavar="NAMES", help="Further names of the page, parted by commas.")] = None,
    presets: Annotated[Text, typer.Option(metavar="FOLDER", help="Folder of presets instead of our own.")] = None,
    store: Annotated[
        Text, typer.Option("--store", "--database-url", metavar="DATABASE", help="Where loaded companies are kept.")
    ] = None,
    content_url: Annotated[Text, typer.Option(metavar="URL", help="Where their contents are; the database.")] = None,
    exports: Annotated[Text, typer.Option(metavar="FOLDER", help="Where exports are made; beside the store.")] = None,
    upload_mib: Annotated[Text, typer.Option(metavar="NUMBER", help="Largest file that may be loaded.")] = None,
    max_people: Annotated[Text, typer.Option(metavar="NUMBER", help="Most people of one file.")] = None,
    reserve_mib: Annotated[Text, typer.Option(metavar="NUMBER", help="Room on the disk kept for erasing.")] = None,
    visitor_companies: Annotated[Text, typer.Option(metavar="NUMBER", help="Most companies of one visitor.")] = None,
    visitor_mib: Annotated[Text, typer.Option(metavar="NUMBER", help="Most that one visitor may have stored.")] = None,
    cache_mib: Annotated[Text, typer.Option(metavar="NUMBER", help="Memory for companies in use.")] = None,
    keep_days: Annotated[Text, typer.Option(metavar="NUMBER", help="Days that a company is kept.")] = None,
    proxies: Annotated[Text, typer.Option(metavar="ADDRESSES", help="Proxies that are trusted, by commas.")] = None,
    visitors_per_address: Annotated[
        Text, typer.Option(metavar="NUMBER", help="Visitors for whom one address may ask at once.")
    ] = None,
    metrics_port: Annotated[Text, typer.Option(metavar="NUMBER", help="Port for Prometheus; none.")] = None,
    metrics_host: Annotated[Text, typer.Option(metavar="ADDRESS", help="Address of that port; 127.0.0.1.")] = None,
    log: Annotated[Text, typer.Option(metavar="FORM", help="Lines of the log: text or json.")] = None,
    allow_open: Annotated[bool, typer.Option("--allow-open", help="Allow a host that others can reach.")] = False,
) -> None:
    """Serve the page until stopped. What is not given is as the environment says (HOST, REPORTLINE_DATABASE_URL)."""
    from orgview.server.process.freed_memory import choose_arrow_memory  # noqa: PLC0415

    choose_arrow_memory()
    # Dash takes a second to load; the other commands do without.
    from orgview.startup.startup import start  # noqa: PLC0415

    given = {
        "HOST": host,
        "PORT": port,
        "WORKERS": workers,
        "REPORTLINE_HOSTS": hosts,
        "REPORTLINE_PRESETS": presets,
        "REPORTLINE_DATABASE_URL": store,
        "REPORTLINE_CONTENT_URL": content_url,
        "REPORTLINE_EXPORTS": exports,
        "REPORTLINE_UPLOAD_MIB": upload_mib,
        "REPORTLINE_MAX_PEOPLE": max_people,
        "REPORTLINE_RESERVE_MIB": reserve_mib,
        "REPORTLINE_VISITOR_COMPANIES": visitor_companies,
        "REPORTLINE_VISITOR_MIB": visitor_mib,
        "REPORTLINE_CACHE_MIB": cache_mib,
        "REPORTLINE_KEEP_DAYS": keep_days,
        "REPORTLINE_PROXIES": proxies,
        "REPORTLINE_VISITORS_PER_ADDRESS": visitors_per_address,
        "REPORTLINE_METRICS_PORT": metrics_port,
        "REPORTLINE_METRICS_HOST": metrics_host,
        "REPORTLINE_LOG": log,
        "REPORTLINE_ALLOW_OPEN": "1" if allow_open else None,
    }
    sys.exit(start({**os.environ, **{name: text for name, text in given.items() if text is not None}}, _again))


@app.command()
def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for a program.")] = False,
) -> None:
    """Look at settings, store, limits and fonts, and tell what is unsafe or wrong (then 1). Changes nothing."""
    from orgview.startup.doctor import examine, is_healthy, to_json, to_text  # noqa: PLC0415

    checks = examine(os.environ)
    print(to_json(checks) if as_json else to_text(checks))
    raise typer.Exit(0 if is_healthy(checks) else 1)


def _again(setting: str, value: object) -> str:
    return f"reportline serve --{setting.lower()} {value}"


app.add_typer(main.app)


def run(arguments: list[str] | None = None) -> None:
    """Run one command and leave the process with its exit code."""
    main.run(arguments, app, "reportline")

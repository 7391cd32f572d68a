"""Settings of the environment: where to listen, for whom, and which presets to show."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from orgmodel.catalog.data_files import checkout_folder, presets_folder
from orgview.memory.cache import MOST_BYTES

MIB = 1024 * 1024
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HOST_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")
# Of 16 letters that are chosen at random nobody guesses all.
_SHORTEST_SECRET = 16
_OFF = frozenset({"", "0", "false", "no", "off"})


class BadSetting(ValueError):
    """An environment variable says something it may not; the text is one sentence or two for a person."""


class UnsafeSetting(BadSetting):
    """Each value is allowed, but together they would open what is stored to others."""


def _file_url(path: Path) -> str:
    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)


def _usual_store() -> str:
    """Store in the checkout; of an installed package among the user's own data."""
    checkout = checkout_folder()
    folder = checkout / "data" if checkout else user_data_path("reportline", appauthor=False)
    return _file_url(folder / "reportline.sqlite3")


@dataclass(frozen=True)
class Settings:
    """Settings: where to listen, for whom, and which presets to show.

    Attributes
    ----------
    host
        Address or name to bind, without brackets.
    port
        0 takes any free port.
    hosts
        `Host` headers answered, lower case, without port, IPv6 in brackets; None answers all.
    presets
        Folder of the presets.
    store
        Address of the database, as SQLAlchemy writes it; may hold a password.
    content_url
        Storage for the contents of companies, as fsspec writes it; "" for the database.
    exports
        Folder for exports in the making; None for one beside the store.
    upload_bytes
        Largest file that may be loaded.
    max_people
        Most people of one file.
    keep_days
        Days that a loaded company is kept after its last use.
    login_header
        Header in which a trusted proxy says who signed in; "" for none.
    oidc_issuer, oidc_client_id, oidc_client_secret
        Provider of OpenID Connect that signs people in, and what this server is to it; "" for none.
    audit_days
        How far the audit log goes back.
    most_keep_days
        Most days after its last use that an owner may have a company kept.
    share_days
        Longest time of a link by which others see a company.
    reserve_bytes
        Room on the disk of an SQLite store that is kept for erasing.
    visitor_companies, visitor_bytes
        Most companies of one visitor, and most bytes of all of them in the store.
    cache_bytes
        Memory for companies in use, of each process.
    proxies
        Addresses of proxies whose ``X-Forwarded-For`` and ``-Proto`` count.
    workers
        Processes that answer on the port.
    metrics_port, metrics_host
        Where Prometheus is answered; 0 answers it nowhere.
    log
        Form of the log: lines for a person, or JSON for a program.
    visitors_per_address
        For how many visitors at once an address may ask, before it is told to come again.
    """

    host: str = "127.0.0.1"
    port: int = 8050
    hosts: frozenset[str] | None = LOOPBACK_NAMES
    presets: Path = field(default_factory=presets_folder)
    store: str = field(default_factory=_usual_store, repr=False)
    content_url: str = field(default="", repr=False)
    exports: Path | None = None
    upload_bytes: int = 256 * MIB
    max_people: int = 3_000_000
    keep_days: int = 30
    most_keep_days: int = 365
    share_days: int = 90
    audit_days: int = 90
    login_header: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)
    reserve_bytes: int = 32 * MIB
    visitor_companies: int = 100
    visitor_bytes: int = 4096 * MIB
    cache_bytes: int = MOST_BYTES
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    visitors_per_address: int = 10
    workers: int = 1
    metrics_port: int = 0
    metrics_host: str = "127.0.0.1"
    log: Literal["text", "json"] = "text"

    @property
    def warning(self) -> str:
        """Warning of who can open the page although there is no login; empty when only this computer can."""
        if _is_loopback(self.host) or self.login_header or self.oidc_issuer:
            return ""
        if self.hosts is None:
            return (
                "Warning: there is no login, and anyone on the network can open this page under any name. "
                "Set REPORTLINE_HOSTS to the names it may be opened under, or HOST to 127.0.0.1."
            )
        return "Warning: there is no login, and anyone on the network can open this page. HOST=127.0.0.1 keeps it here."


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Read the settings from environment variables; an empty one counts as not set.

    Parameters
    ----------
    environ
        HOST, PORT, WORKERS, REPORTLINE_HOSTS (names parted by commas), REPORTLINE_PRESETS, REPORTLINE_DATABASE_URL
        (REPORTLINE_STORE, its older name, where it is not set), REPORTLINE_CONTENT_URL, REPORTLINE_EXPORTS,
        REPORTLINE_UPLOAD_MIB, REPORTLINE_MAX_PEOPLE, REPORTLINE_RESERVE_MIB, REPORTLINE_VISITOR_COMPANIES,
        REPORTLINE_VISITOR_MIB, REPORTLINE_CACHE_MIB, REPORTLINE_KEEP_DAYS,
        REPORTLINE_SHARE_DAYS, REPORTLINE_AUDIT_DAYS, REPORTLINE_LOGIN_HEADER,
        REPORTLINE_OIDC_ISSUER, REPORTLINE_OIDC_CLIENT_ID, REPORTLINE_OIDC_CLIENT_SECRET,
        REPORTLINE_MOST_KEEP_DAYS,
        REPORTLINE_PROXIES (addresses or networks parted by commas), REPORTLINE_VISITORS_PER_ADDRESS,
        REPORTLINE_METRICS_PORT, REPORTLINE_METRICS_HOST, REPORTLINE_LOG (text, json) and
        REPORTLINE_ALLOW_OPEN are read;
        DASH_DEBUG, FLASK_DEBUG and DASH_MCP_ENABLED can forbid to start.

    Returns
    -------
    Settings
        Checked, but nothing is bound yet.

    Raises
    ------
    BadSetting
        If a value is not allowed. Names the variable and what is allowed.
    UnsafeSetting
        If the values together are not safe. Names the variables and the way out.
    """
    host = _read_host("HOST", environ.get("HOST") or Settings.host)
    if _is_on(environ, "DASH_MCP_ENABLED"):
        raise UnsafeSetting("DASH_MCP_ENABLED is set, and would let programs call the page's functions. Unset it.")
    for name in ("DASH_DEBUG", "FLASK_DEBUG"):
        if _is_on(environ, name) and not _is_loopback(host):
            raise UnsafeSetting(
                f"{name} is set while HOST is {host!r}: the debugger would be open to the network. "
                f"Unset {name}, or set HOST to 127.0.0.1."
            )
    if not _is_loopback(host) and not _is_on(environ, "REPORTLINE_ALLOW_OPEN"):
        raise UnsafeSetting(
            f"HOST is {host!r}, where others on the network could load and keep companies, and there is no login. "
            "Set HOST to 127.0.0.1 and put a proxy with login and https before it, "
            "or set REPORTLINE_ALLOW_OPEN=1 if this is meant."
        )
    return Settings(
        host=host,
        port=_read_port(environ.get("PORT") or str(Settings.port)),
        hosts=_read_hosts(host, environ.get("REPORTLINE_HOSTS") or ""),
        presets=_read_presets(environ.get("REPORTLINE_PRESETS") or ""),
        store=_read_store(environ),
        content_url=_read_content_url(environ.get("REPORTLINE_CONTENT_URL") or ""),
        exports=_read_exports(environ.get("REPORTLINE_EXPORTS") or ""),
        upload_bytes=MIB * _read_number(environ, "REPORTLINE_UPLOAD_MIB", Settings.upload_bytes // MIB, 1, 4096),
        max_people=_read_number(environ, "REPORTLINE_MAX_PEOPLE", Settings.max_people, 1, 10_000_000),
        reserve_bytes=MIB * _read_number(environ, "REPORTLINE_RESERVE_MIB", Settings.reserve_bytes // MIB, 8, 65_536),
        visitor_companies=_read_number(environ, "REPORTLINE_VISITOR_COMPANIES", Settings.visitor_companies, 1, 100_000),
        visitor_bytes=MIB
        * _read_number(environ, "REPORTLINE_VISITOR_MIB", Settings.visitor_bytes // MIB, 1, 10_000_000),
        cache_bytes=MIB * _read_number(environ, "REPORTLINE_CACHE_MIB", Settings.cache_bytes // MIB, 1, 65_536),
        keep_days=_read_number(environ, "REPORTLINE_KEEP_DAYS", Settings.keep_days, 1, 3650),
        login_header=_read_login_header(environ),
        **_read_oidc(environ),
        audit_days=_read_number(environ, "REPORTLINE_AUDIT_DAYS", Settings.audit_days, 1, 3650),
        most_keep_days=_read_number(environ, "REPORTLINE_MOST_KEEP_DAYS", Settings.most_keep_days, 1, 3650),
        share_days=_read_number(environ, "REPORTLINE_SHARE_DAYS", Settings.share_days, 1, 3650),
        proxies=_read_proxies(environ.get("REPORTLINE_PROXIES") or ""),
        visitors_per_address=_read_number(
            environ, "REPORTLINE_VISITORS_PER_ADDRESS", Settings.visitors_per_address, 1, 100_000
        ),
        workers=_read_workers(environ),
        metrics_port=_read_number(environ, "REPORTLINE_METRICS_PORT", Settings.metrics_port, 0, 65_535),
        metrics_host=_read_host(
            "REPORTLINE_METRICS_HOST", environ.get("REPORTLINE_METRICS_HOST") or Settings.metrics_host
        ),
        log=_read_log(environ.get("REPORTLINE_LOG") or Settings.log),
    )


def _read_host(name: str, text: str) -> str:
    host = text.strip().lower().removeprefix("[").removesuffix("]")
    if _address(host) is None and not _HOST_NAME.fullmatch(host):
        raise BadSetting(f"{name} is {text!r}. Give a host name or an IP address, without port or http://.")
    return host


def _read_port(text: str) -> int:
    # int() also takes "1_000" and the digits of other scripts.
    if not re.fullmatch(r"[0-9]{1,5}", text.strip()) or int(text) > 65535:
        raise BadSetting(f"PORT is {text!r}. Give a whole number from 1 to 65535, or 0 for any free port.")
    return int(text)


def _read_hosts(host: str, text: str) -> frozenset[str] | None:
    extra = [_read_host("REPORTLINE_HOSTS", part) for part in text.split(",") if part.strip()]
    address = _address(host)
    if address is not None and address.is_unspecified:
        return LOOPBACK_NAMES.union(map(_as_header, extra)) if extra else None
    return LOOPBACK_NAMES.union(map(_as_header, [host, *extra]))


def _read_proxies(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        networks = tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError:
        raise BadSetting(
            f"REPORTLINE_PROXIES is {text!r}. "
            "Give addresses or networks parted by commas, such as 127.0.0.1,10.0.0.0/8."
        ) from None
    if any(network.prefixlen == 0 for network in networks):
        raise UnsafeSetting(
            "REPORTLINE_PROXIES trusts every address, so that anybody could say where they come from. "
            "Give the addresses of your proxies."
        )
    return networks


def _read_login_header(environ: Mapping[str, str]) -> str:
    name = (environ.get("REPORTLINE_LOGIN_HEADER") or "").strip()
    if name and not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{1,60}", name):
        raise BadSetting(f"REPORTLINE_LOGIN_HEADER is {name!r}. Give the name of a header, such as X-Remote-User.")
    if name and not (environ.get("REPORTLINE_PROXIES") or "").strip():
        raise UnsafeSetting(
            "REPORTLINE_LOGIN_HEADER is set without REPORTLINE_PROXIES: anybody could write the header and be anybody. "
            "Name the addresses of the proxy that asks for the login."
        )
    return name


def _read_oidc(environ: Mapping[str, str]) -> dict[str, Any]:
    # The secret is not repeated.
    names = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")
    values = {name: (environ.get(f"REPORTLINE_OIDC_{name}") or "").strip() for name in names}
    if not any(values.values()):
        return {}
    missing = [f"REPORTLINE_OIDC_{name}" for name in names if not values[name]]
    if missing:
        raise BadSetting(f"{' and '.join(missing)} is not set, and a login by OpenID Connect needs all three.")
    if len(values["CLIENT_SECRET"]) < _SHORTEST_SECRET:
        raise UnsafeSetting("REPORTLINE_OIDC_CLIENT_SECRET is short enough to be guessed. Let the provider make one.")
    parts = urlsplit(values["ISSUER"])
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(parts.hostname or "")):
        raise UnsafeSetting(
            f"REPORTLINE_OIDC_ISSUER is {values['ISSUER']!r}: who signs in could be changed on the way. "
            "Give an https:// address."
        )
    if environ.get("REPORTLINE_LOGIN_HEADER"):
        raise BadSetting("REPORTLINE_LOGIN_HEADER and REPORTLINE_OIDC_ISSUER are both set. Set one of them.")
    if find_spec("authlib") is None:
        raise BadSetting("REPORTLINE_OIDC_ISSUER needs Authlib. Install reportline[oidc], or requirements-server.txt.")
    return {f"oidc_{name.lower()}": value for name, value in values.items()}


def _read_presets(text: str) -> Path:
    if not text:
        return presets_folder()
    folder = Path(text).expanduser().absolute()
    if not folder.is_dir():
        raise BadSetting(f"REPORTLINE_PRESETS is {text!r}, which is not a folder. Give a folder of presets.")
    return folder


def _read_store(environ: Mapping[str, str]) -> str:
    # The value may hold a password, so it is not repeated; the variable is that which says it.
    name = "REPORTLINE_DATABASE_URL" if environ.get("REPORTLINE_DATABASE_URL") else "REPORTLINE_STORE"
    text = environ.get(name) or _usual_store()
    allowed = "Give sqlite:////absolute/path/to/file.sqlite3 or postgresql+psycopg://user:password@host/database."
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError):
        raise BadSetting(f"{name} is not the address of a database. {allowed}") from None
    if url.get_backend_name() not in ("sqlite", "postgresql") or not url.database or url.database == ":memory:":
        raise BadSetting(f"{name} names no database that can be used. {allowed}")
    return text.strip()


def _read_content_url(text: str) -> str:
    # The value may hold a password, so it is not repeated.
    url = text.strip()
    if url and not re.fullmatch(r"[a-z][a-z0-9+.-]*://.+", url):
        raise BadSetting(
            "REPORTLINE_CONTENT_URL is not the address of a storage. Give s3://bucket/prefix or file:///folder."
        )
    if url.startswith("file://") and not url.startswith("file:///"):
        raise BadSetting("REPORTLINE_CONTENT_URL is no absolute folder. Give file:///folder with three strokes.")
    return url


def _read_exports(text: str) -> Path | None:
    return Path(text).expanduser().absolute() if text.strip() else None


def _read_workers(environ: Mapping[str, str]) -> int:
    workers = _read_number(environ, "WORKERS", Settings.workers, 1, 64)
    if workers > 1 and not hasattr(os, "fork"):
        raise BadSetting("WORKERS is more than 1, and this system makes no workers by forking. Leave it out.")
    return workers


def _read_log(text: str) -> Literal["text", "json"]:
    form = text.strip()
    if form not in ("text", "json"):
        raise BadSetting(f"REPORTLINE_LOG is {text!r}. Give text or json.")
    return "json" if form == "json" else "text"


def _read_number(environ: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = (environ.get(name) or str(default)).strip()
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise BadSetting(f"{name} is {text!r}. Give a whole number from {least:,} to {most:,}.")
    return int(text)


def _is_on(environ: Mapping[str, str], name: str) -> bool:
    return environ.get(name, "").strip().lower() not in _OFF


def _is_loopback(host: str) -> bool:
    address = _address(host)
    return host == "localhost" if address is None else address.is_loopback


def _as_header(host: str) -> str:
    return f"[{host}]" if isinstance(_address(host), IPv6Address) else host


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None

"""What the environment may say, and what is told when it says something else."""

import pytest

from orgview.settings import LOOPBACK_NAMES, MIB, BadSetting, Settings, UnsafeSetting, read_settings
from tests.folders import PROJECT

EVERYWHERE = "0.0.0.0"  # noqa: S104  to test what is said about it
OPEN = {"REPORTLINE_ALLOW_OPEN": "1"}
CANARY = "Ana-Canary-123456"


def test_nothing_set_means_this_computer_only():
    """The defaults: loopback, 8050, the presets of the project."""
    assert read_settings({}) == Settings("127.0.0.1", 8050, LOOPBACK_NAMES, PROJECT / "presets")
    assert read_settings({}).warning == ""


def test_an_empty_variable_counts_as_not_set():
    """`make run PORT=` is `make run`."""
    parts = (
        "HOSTS",
        "PRESETS",
        "STORE",
        "UPLOAD_MIB",
        "KEEP_DAYS",
        "MAX_PEOPLE",
        "CACHE_MIB",
        "RESERVE_MIB",
        "VISITOR_COMPANIES",
        "VISITOR_MIB",
        "METRICS_PORT",
        "METRICS_HOST",
        "LOG",
        "ALLOW_OPEN",
        "VISITORS_PER_ADDRESS",
    )
    names = ["HOST", "PORT", "WORKERS", *(f"REPORTLINE_{part}" for part in parts)]
    assert read_settings(dict.fromkeys(names, "")) == Settings()


@pytest.mark.parametrize("text", ["1", "80", "65535", "0", " 8051 "])
def test_ports_are_whole_numbers(text):
    """0 is any free port."""
    assert read_settings({"PORT": text}).port == int(text)


@pytest.mark.parametrize("text", ["abc", "-1", "65536", "99999999", "80.5", "1_000", "0x50", "８０５０", "8050;", " "])
def test_a_bad_port_is_named_with_what_is_allowed(text):
    """The message holds variable, value and range."""
    with pytest.raises(BadSetting, match=r"^PORT is .*whole number from 1 to 65535") as told:
        read_settings({"PORT": text})
    assert repr(text) in str(told.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.0.0.2", "::1", "[::1]", "LocalHost"])
def test_a_loopback_host_stays_quiet(host):
    """No warning when only this computer can open the page."""
    settings = read_settings({"HOST": host})
    assert settings.hosts >= LOOPBACK_NAMES
    assert settings.warning == ""


@pytest.mark.parametrize(
    ("host", "header"),
    [("192.168.1.5", "192.168.1.5"), ("2001:DB8::5", "[2001:db8::5]"), ("Org.Example", "org.example")],
)
def test_another_host_is_answered_by_its_name_with_a_warning(host, header):
    """The given name joins the loopback names, and the lack of a login is told."""
    settings = read_settings({"HOST": host, **OPEN})
    assert settings.hosts == LOOPBACK_NAMES | {header}
    assert "no login" in settings.warning


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "[::]"])
def test_all_addresses_answer_all_names_with_a_warning(host):
    """Without REPORTLINE_HOSTS there is no list to check against."""
    settings = read_settings({"HOST": host, **OPEN})
    assert settings.hosts is None
    assert "anyone on the network" in settings.warning
    assert "REPORTLINE_HOSTS" in settings.warning


def test_named_hosts_are_answered_on_all_addresses():
    """REPORTLINE_HOSTS closes the list again, whatever its spacing and case."""
    settings = read_settings({**OPEN, "HOST": EVERYWHERE, "REPORTLINE_HOSTS": " Org.Example, 10.0.0.7,,::5 "})
    assert settings.hosts == LOOPBACK_NAMES | {"org.example", "10.0.0.7", "[::5]"}


@pytest.mark.parametrize("text", ["http://org.example", "org.example:8050", "*", "a b", "a/b", "-a", "a..b", "x" * 64])
@pytest.mark.parametrize("name", ["HOST", "REPORTLINE_HOSTS"])
def test_a_bad_host_is_named(name, text):
    """An address of a page, a port or a wildcard is no host name."""
    with pytest.raises(BadSetting, match=f"^{name} is .*Give a host name"):
        read_settings({name: text})


def test_presets_may_lie_elsewhere(tmp_path):
    """REPORTLINE_PRESETS is a folder."""
    assert read_settings({"REPORTLINE_PRESETS": str(tmp_path)}).presets == tmp_path


def test_missing_presets_are_told(tmp_path):
    """A folder that is not there is named."""
    with pytest.raises(BadSetting, match=r"^REPORTLINE_PRESETS is .*not a folder"):
        read_settings({"REPORTLINE_PRESETS": str(tmp_path / "none")})


@pytest.mark.parametrize("name", ["DASH_DEBUG", "FLASK_DEBUG"])
def test_f14_no_debugger_on_the_network(name):
    """F14: debug off loopback refuses to start and says why; on loopback it is nobody else's business."""
    with pytest.raises(UnsafeSetting, match=f"^{name} is set while HOST is {EVERYWHERE!r}"):
        read_settings({name: "1", "HOST": EVERYWHERE, **OPEN})
    assert read_settings({name: "1"}) == Settings()
    assert read_settings({name: "false", "HOST": "10.0.0.7", **OPEN}).host == "10.0.0.7"


@pytest.mark.parametrize("value", ["1", "true", "True", "yes"])
def test_f14_no_mcp(value):
    """F14: DASH_MCP_ENABLED refuses to start, on loopback too."""
    with pytest.raises(UnsafeSetting, match=r"^DASH_MCP_ENABLED is set"):
        read_settings({"DASH_MCP_ENABLED": value})


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "10.0.0.7", "org.example", "192.168.1.5"])
@pytest.mark.parametrize("allowed", [{}, {"REPORTLINE_ALLOW_OPEN": "0"}, {"REPORTLINE_HOSTS": "org.example"}], ids=str)
def test_f14_no_open_host_without_a_word(host, allowed):
    """F14: companies are kept and there is no login; the way out and the override are named."""
    with pytest.raises(UnsafeSetting, match=r"^HOST is .*no login.*HOST to 127\.0\.0\.1.*REPORTLINE_ALLOW_OPEN=1"):
        read_settings({"HOST": host, **allowed})
    assert read_settings({"HOST": host, **allowed, **OPEN}).warning


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////var/lib/reportline/data.sqlite3",
        "sqlite:///data/x.sqlite3",
        f"postgresql+psycopg://user:{CANARY}@db.example:5432/reportline",
    ],
)
def test_the_store_may_be_elsewhere(url):
    """An address as SQLAlchemy writes it; its password is not in the settings' text."""
    settings = read_settings({"REPORTLINE_STORE": url})
    assert settings.store == url
    assert CANARY not in repr(settings)


@pytest.mark.parametrize(
    "url",
    ["/var/lib/x", f"mysql://u:{CANARY}@h/x", "sqlite://", "sqlite:///:memory:", f"://{CANARY}", "postgresql://h"],
)
@pytest.mark.parametrize("name", ["REPORTLINE_DATABASE_URL", "REPORTLINE_STORE"])
def test_a_bad_store_is_told_without_its_value(url, name):
    """It may hold a password; the variable is named that says it."""
    with pytest.raises(BadSetting, match=rf"^{name} .*Give sqlite:") as told:
        read_settings({name: url})
    assert CANARY not in str(told.value)


def test_sizes_and_days_may_be_set():
    """Each with its unit in its name."""
    given = {
        "UPLOAD_MIB": "512",
        "KEEP_DAYS": "7",
        "MAX_PEOPLE": "3000000",
        "CACHE_MIB": "64",
        "RESERVE_MIB": "8",
        "VISITOR_COMPANIES": "7",
        "VISITOR_MIB": "70",
        "VISITORS_PER_ADDRESS": "500",
    }
    settings = read_settings({f"REPORTLINE_{name}": text for name, text in given.items()})
    assert settings.cache_bytes == 64 * MIB
    assert settings.reserve_bytes == 8 * MIB
    assert (settings.visitor_companies, settings.visitor_bytes) == (7, 70 * MIB)
    assert settings.visitors_per_address == 500
    assert (settings.upload_bytes, settings.keep_days, settings.max_people) == (512 * MIB, 7, 3_000_000)


def test_watching_is_off_and_on_this_computer_unless_it_is_set():
    """Port, address and form of the log."""
    assert (Settings().metrics_port, Settings().metrics_host, Settings().log) == (0, "127.0.0.1", "text")
    settings = read_settings(
        {"REPORTLINE_METRICS_PORT": "9100", "REPORTLINE_METRICS_HOST": "10.0.0.7", "REPORTLINE_LOG": "json"}
    )
    assert (settings.metrics_port, settings.metrics_host, settings.log) == (9100, "10.0.0.7", "json")
    with pytest.raises(BadSetting, match=r"REPORTLINE_LOG is 'xml'\. Give text or json"):
        read_settings({"REPORTLINE_LOG": "xml"})
    with pytest.raises(BadSetting, match="REPORTLINE_METRICS_HOST is"):
        read_settings({"REPORTLINE_METRICS_HOST": "http://x"})


@pytest.mark.parametrize(
    "name",
    [
        f"REPORTLINE_{name}"
        for name in (
            "UPLOAD_MIB",
            "KEEP_DAYS",
            "MAX_PEOPLE",
            "CACHE_MIB",
            "VISITORS_PER_ADDRESS",
            "RESERVE_MIB",
            "VISITOR_MIB",
        )
    ],
)
@pytest.mark.parametrize("text", ["0", "-1", "1.5", "x", "1e3", "99999999", "1_0", "９"])
def test_a_bad_number_is_named_with_what_is_allowed(name, text):
    """The message holds variable, value and range."""
    with pytest.raises(BadSetting, match=rf"^{name} is .*whole number from [18] to "):
        read_settings({name: text})

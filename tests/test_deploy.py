"""The files of `deploy/` agree with the program and each other; nginx, where it is here, serves two machines."""

import configparser
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
import urllib.request
import warnings
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from orgview.command import app
from orgview.settings import MIB, Settings, read_settings
from tests.folders import DATA_FOLDER, PROJECT
from tests.orgview.server.programs import port_of, running

DEPLOY = PROJECT / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
ORACLE = DATA_FOLDER / "oracle-hr" / "employees.csv"
# Of a service in the Compose specification, those that are used or may well be.
KEYS = {
    *("image", "build", "command", "environment", "env_file", "volumes", "networks", "ports", "depends_on", "restart"),
    *("read_only", "tmpfs", "cap_drop", "security_opt", "mem_limit", "healthcheck", "shm_size", "stop_grace_period"),
}
# Of whoever sets it up, and none of the program's.
OTHERS = {"REPORTLINE_NAME"}


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda path: path.name)
def test_every_setting_that_is_named_is_one(path):
    """What the program does not read would be set in vain."""
    known = (PROJECT / "orgview" / "settings.py").read_text(encoding="utf-8")
    named = set(re.findall(r"\bREPORTLINE_[A-Z_]+\b", path.read_text(encoding="utf-8"))) - OTHERS
    assert {name for name in named if f'"{name}"' not in known} == set()


def test_the_composed_services_may_start():
    """With the settings of the composition, no rule of the program forbids to start; both machines are alike."""
    one, two = (COMPOSE["services"][name] for name in ("app1", "app2"))
    assert one == two
    fixed = dict(re.findall(r"\b([A-Z_]+)=(\S+)", re.search(r"^ENV (.+)$", CONTAINER, re.MULTILINE)[1]))
    environ = fixed | one["environment"]
    filled = {name: re.sub(r"\$\{\w+:\?\}", "x", value) for name, value in environ.items()}
    settings = read_settings({**filled, "REPORTLINE_HOSTS": "orgchart.example.com"})
    assert settings.store.startswith("postgresql+psycopg://reportline:")
    assert "orgchart.example.com" in settings.hosts
    proxy = COMPOSE["services"]["proxy"]["networks"]["inside"]["ipv4_address"]
    assert [str(network) for network in settings.proxies] == [f"{proxy}/32"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert "ports" not in one


def test_ports_and_limits_are_those_of_the_program():
    """Where the proxy asks, what the container answers on, how large a file may be."""
    assert re.findall(r"server (app\d):(\d+) ", NGINX) == [("app1", str(Settings.port)), ("app2", str(Settings.port))]
    assert f"EXPOSE {Settings.port}" in CONTAINER
    assert f"127.0.0.1:{Settings.port}/ready" in CONTAINER
    small, large = (int(size) * MIB for size in re.findall(r"client_max_body_size (\d+)m;", NGINX))
    assert Settings.upload_bytes < large <= Settings.upload_bytes + 4 * MIB
    assert small == 2 * MIB


def test_the_service_runs_a_command_that_there_is():
    """By its full path, as a user of its own, with its folder closed to others."""
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string((DEPLOY / "reportline.service").read_text(encoding="utf-8"))
    program, command = unit["Service"]["ExecStart"].split()
    assert program.endswith("/bin/reportline")
    assert command in {one.name or one.callback.__name__ for one in app.registered_commands}
    assert unit["Service"]["User"] == "reportline"
    assert unit["Service"]["StateDirectoryMode"] == "0700"
    assert "/var/lib/reportline/" in unit["Service"]["Environment"]


@pytest.fixture
def folder():
    """A folder that the user may enter whom nginx serves as."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def proxy(folder):
    """Nginx with the file of `deploy/` before two programs on one store; their processes and its port."""
    if not (shutil.which("nginx") and shutil.which("openssl")):
        pytest.skip("nginx or openssl is not installed")
    store = {"REPORTLINE_STORE": f"sqlite:///{folder / 'x.sqlite3'}", "REPORTLINE_PROXIES": "127.0.0.1"}
    with running(**store) as (first, line), running(**store) as (second, other):
        ports = [_free_port(), _free_port()]
        _write_certificate(folder)
        _write_configuration(folder, [port_of(line), port_of(other)], ports)
        command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
        tested = subprocess.run([*command[:5], "-t"], capture_output=True, text=True, check=False)
        assert tested.returncode == 0, tested.stderr
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as nginx:
            try:
                yield (first, second), ports
            finally:
                nginx.send_signal(signal.SIGQUIT if nginx.poll() is None else 0)


def test_a_visitor_passes_the_proxy_and_one_machine_is_killed(proxy):
    """Https alone, a cookie that no neighbour can plant, a file through it, and the other machine goes on."""
    (first, _second), (plain, secure) = proxy
    home = f"https://localhost:{secure}"
    _until_served(f"{home}/health")
    assert _version_of(secure) == "TLSv1.3"
    newest_old = ssl.TLSVersion.TLSv1_2
    assert _version_of(secure, newest_old) == "TLSv1.2"
    for offered in ((ssl.TLSVersion.TLSv1_1,), (newest_old, "AES128-SHA:AES256-GCM-SHA384")):
        with pytest.raises((ssl.SSLError, ConnectionError)):
            _version_of(secure, *offered)
    status, headers, _ = _ask(f"http://localhost:{plain}/scene?n=400")
    assert (status, headers["Location"]) == (301, "https://localhost/scene?n=400")
    upload = f"{home}/upload?name={ORACLE.name}"
    status, headers, _ = _ask(upload, ORACLE.read_bytes())
    assert status == 200
    cookie = headers["Set-Cookie"]
    assert cookie.startswith("__Host-reportline=")
    assert "; Secure" in cookie
    assert "Strict-Transport-Security" in headers
    cookie = cookie.partition(";")[0]
    assert _ask(f"{home}/whole", b"x" * (3 * MIB), cookie)[0] == 413
    first.kill()
    first.wait(30)
    for _ in range(6):
        status, _, body = _ask(f"{home}/companies", cookie=cookie)
        assert status == 200
        assert body.count(b'"file":"employees.csv"') == 1
    assert _ask(upload, ORACLE.read_bytes(), cookie)[0] == 200


def _write_configuration(folder, asked, listening):
    """The file of `deploy/`, but for addresses and folders."""
    text = re.sub(r" *listen \[::\].*\n", "", NGINX)
    folders = (f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    for pattern, here in (
        ("app1:8050", f"127.0.0.1:{asked[0]}"),
        ("app2:8050", f"127.0.0.1:{asked[1]}"),
        ("listen 80;", f"listen 127.0.0.1:{listening[0]};"),
        ("listen 443 ", f"listen 127.0.0.1:{listening[1]} "),
        (r"\bpid .*", f"pid {folder}/nginx.pid;"),
        ("/etc/nginx/certificates", str(folder)),
        ("/dev/stderr", f"{folder}/log"),
        ("http {", f"http {{ {''.join(folders)}"),
    ):
        text, count = re.subn(pattern, here, text)
        assert count, pattern
    (folder / "nginx.conf").write_text(text)


def _ask(address, body=None, cookie=""):
    headers = {"Cookie": cookie} if cookie else {}
    if body is not None:
        headers["Content-Type"] = "application/octet-stream"
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    opener = urllib.request.build_opener(_Stay, urllib.request.HTTPSHandler(context=context))
    try:
        with opener.open(urllib.request.Request(address, body, headers), timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.request.HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def _version_of(port, maximum=None, ciphers="DEFAULT@SECLEVEL=0"):
    """Protocol on which the proxy and a client agree that offers no more than this."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers(ciphers)
    if maximum is not None:
        with warnings.catch_warnings(action="ignore"):  # Python warns of old ones
            context.maximum_version = maximum
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain, context.wrap_socket(plain) as link:
        return link.version()


def _until_served(address):
    for _ in range(100):
        with suppress(OSError):
            if _ask(address)[0] == 200:
                return
        time.sleep(0.05)
    pytest.fail("nginx did not answer")


def test_systemd_reads_every_line_of_the_service(tmp_path):
    """Nothing in it is unknown or misspelt; the program itself is not installed here."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not installed")
    text = (DEPLOY / "reportline.service").read_text(encoding="utf-8")
    unit = tmp_path / "reportline.service"
    unit.write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", text, flags=re.MULTILINE))
    command = ["systemd-analyze", "verify", "--man=no", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    of_ours = [line for line in done.stderr.splitlines() if "reportline.service" in line]
    assert of_ours == []


def test_the_composition_holds_what_compositions_hold():
    """Keys of the Compose specification alone, and names that there are."""
    services = COMPOSE["services"]
    parts = {name for name in COMPOSE if not name.startswith("x-")}
    # A name is of later versions than docker-compose 1.29.
    assert parts <= {"services", "networks", "volumes", "configs", "secrets"}
    for name, service in services.items():
        assert set(service) <= KEYS, name
        assert set(service["networks"]) <= set(COMPOSE["networks"]), name
        assert set(service.get("depends_on", ())) <= set(services), name
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            assert source.startswith("./") or source in COMPOSE["volumes"], volume
            # Certificates are whoever's it is that runs it.
            assert not source.startswith("./") or source == "./certificates" or (DEPLOY / source).exists(), volume
    assert (DEPLOY / services["app1"]["build"]["context"] / services["app1"]["build"]["dockerfile"]).is_file()


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def _write_certificate(folder):
    names = ("-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem"))
    words = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost")
    subprocess.run(["openssl", *words, *names], check=True, capture_output=True, env={**os.environ})

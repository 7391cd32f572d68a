"""The package: what is built can be installed elsewhere, and reads, draws and serves there."""

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import urllib.request
import venv
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest

import orgmodel
from orgmodel.cli import main
from tests.folders import PROJECT

PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
COMMANDS = {one.name or one.callback.__name__ for one in main.app.registered_commands}


def test_the_package_asks_for_what_is_locked():
    """The dependencies of the package are the lines from which requirements.txt is made, in their order."""
    lines = (PROJECT / "requirements.in").read_text(encoding="utf-8").splitlines()
    assert PYPROJECT["project"]["dependencies"] == [line for line in lines if line and not line.startswith("#")]


def test_the_version_stands_in_one_place():
    """The package takes its version from the module."""
    assert "version" in PYPROJECT["project"]["dynamic"]
    assert (PROJECT / PYPROJECT["tool"]["hatch"]["version"]["path"]) == Path(orgmodel.__file__).resolve()
    assert re.fullmatch(r"\d+\.\d+\.\d+", orgmodel.__version__)


def test_every_sample_is_in_the_package():
    """The folders of the samples are named for the wheel and for the source archive."""
    samples = tomllib.loads((PROJECT / "presets" / "samples.toml").read_text(encoding="utf-8"))
    for target in ("wheel", "sdist"):
        included = PYPROJECT["tool"]["hatch"]["build"]["targets"][target]["only-include"]
        for sample in samples.values():
            assert any(sample["path"].startswith(f"{folder}/") for folder in included), sample["path"]


def _build(project: Path, kind: str, folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)],
        cwd=project,
        check=True,
        capture_output=True,
    )
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built from the source archive, so that both are whole."""
    folder = tmp_path_factory.mktemp("package")
    with tarfile.open(_build(PROJECT, "sdist", folder / "sdist")) as archive:
        archive.extractall(folder / "source", filter="data")
    (source,) = (folder / "source").iterdir()
    return _build(source, "wheel", folder / "wheel")


class Installed:
    """An environment far from the checkout in which the wheel is installed, and what is run there."""

    def __init__(self, wheel: Path, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        environment = folder / "environment"
        venv.create(environment)
        self.scripts = environment / ("Scripts" if sys.platform == "win32" else "bin")
        self.python = self.scripts / "python"
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(self.python)]
        # All that it needs is here already, pinned: this takes no network. That it asks for these is checked by pip.
        own = json.loads(self.run(str(self.python), "-c", "import json, sys; print(json.dumps(sys.path))").stdout)
        self.site = next(Path(path) for path in own if path.endswith("site-packages"))
        (self.site / "parent.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
        subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)

    def environ(self, **more: str) -> dict[str, str]:
        passed = ("PATH", "SYSTEMROOT", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
        kept = {name: os.environ[name] for name in passed if name in os.environ}
        return {**kept, "HOME": str(self.home), **more}

    def run(self, *command: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command, cwd=self.folder, env=self.environ(), capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == code, done.stderr
        return done

    def reportline(self, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        return self.run(str(self.scripts / "reportline"), *arguments, code=code)

    def ask(self, code: str) -> str:
        return self.run(str(self.python), "-W", "error", "-c", code).stdout.strip()

    @contextmanager
    def serving(self):
        program = subprocess.Popen(
            [str(self.scripts / "reportline"), "serve", "--port", "0"],
            cwd=self.folder,
            env=self.environ(),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        with program:
            try:
                yield re.search(r"http://\S+", program.stdout.readline())[0]
            finally:
                program.terminate()


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    return Installed(wheel, tmp_path_factory.mktemp("elsewhere"))


@pytest.mark.slow
def test_the_wheel_holds_what_is_needed_and_nothing_else(wheel):
    """All presets and what is served, no tests and no sources of the bundles."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    presets = {path.relative_to(PROJECT) for path in (PROJECT / "presets").rglob("*") if path.is_file()}
    assert {f"orgmodel/{path.as_posix()}" for path in presets} <= names
    fonts = {path.name for path in (PROJECT / "assets" / "fonts").iterdir()}
    served = {"icon.svg", "reportline.js", "reportline-late.js", "reportline.css", *(f"fonts/{name}" for name in fonts)}
    assert {name for name in names if name.startswith("orgview/assets/")} == {f"orgview/assets/{one}" for one in served}
    assert {name.split("/")[0] for name in names} == {
        "orgmodel",
        "orgview",
        f"reportline-{orgmodel.__version__}.dist-info",
    }


@pytest.mark.slow
def test_its_requirements_can_be_met(wheel, installed):
    """What the wheel asks for is met by the pinned set."""
    asked = json.loads(
        installed.ask("import importlib.metadata as m, json; print(json.dumps(m.requires('reportline')))")
    )
    always = [one for one in asked if "extra ==" not in one]
    assert len(always) == len(PYPROJECT["project"]["dependencies"])
    unmet = installed.ask(
        "import importlib.metadata as m\n"
        "from packaging.requirements import Requirement\n"
        "for line in m.requires('reportline'):\n"
        "    need = Requirement(line)\n"
        "    if not need.specifier.contains(m.version(need.name)): print(line)"
    )
    assert unmet == ""


@pytest.mark.slow
def test_it_is_not_the_checkout_that_runs(installed):
    """Both packages, presets, assets and samples are those in the environment, and companies are kept with the user."""
    places = installed.ask(
        "import orgmodel, orgview\n"
        "from orgmodel.catalog.data_files import data_folder, presets_folder\n"
        "from orgview.server.work.samples import read_samples\n"
        "samples = read_samples(presets_folder())\n"
        "print(orgmodel.__file__, orgview.__file__, presets_folder(), data_folder('orgview', 'assets'),\n"
        "    *(sample.path for sample in samples.values()), sep='\\n')"
    ).splitlines()
    samples = tomllib.loads((PROJECT / "presets" / "samples.toml").read_text(encoding="utf-8"))
    assert len(places) == 4 + len(samples)
    assert all(Path(place).resolve().is_relative_to(installed.site.resolve()) for place in places)
    store = installed.ask("from orgview.settings import Settings; print(Settings().store)").removeprefix("sqlite:///")
    assert Path(store).is_relative_to(installed.home)


@pytest.mark.slow
def test_the_model_can_be_imported(installed):
    """A preset's company is drawn from the data of the package."""
    chain = installed.ask(
        "from orgmodel.catalog.load import load_domain\n"
        "from orgmodel.typical.build.build import build\n"
        "from orgmodel.typical.presets import load_presets\n"
        "domain = load_domain()\n"
        "graph = build(load_presets(domain)['people_400'].company, domain)\n"
        "print(*(key for key in graph.graph['chain']))"
    )
    assert chain.split()[-1] == "ceo"
    assert len(chain.split()) > 3


@pytest.mark.slow
def test_every_command_of_the_model_is_one_of_the_program(installed):
    """`reportline --help` lists them and `serve`; a flaw is one line, by the name of the program."""
    told = installed.reportline("--help").stdout
    assert {"chain", "read", "export"} < COMMANDS
    for command in [*COMMANDS, "serve"]:
        assert re.search(rf"^\W*{command}\b", told, re.MULTILINE), command
    assert installed.reportline("--version").stdout == f"reportline {orgmodel.__version__}\n"
    assert "--port" in installed.reportline("serve", "--help").stdout
    wrong = installed.reportline("chain", "--headcount", "0", code=2)
    assert re.fullmatch(r"reportline: Headcount cannot be 0\. .+\n", wrong.stderr)


@pytest.mark.slow
def test_a_file_is_read_and_a_chart_is_drawn(installed):
    """A company's own file by the sandbox, a typical company as SVG and PNG."""
    (installed.folder / "people.csv").write_text("Name,Manager,Title\nAda,,CEO\nBo,Ada,COO\nCy,Bo,Clerk\n")
    told = json.loads(installed.reportline("read", "people.csv", "--json").stdout)
    assert (told["people"], told["levels"], told["tops"]) == (3, 3, 1)
    for name, start in (("chart.svg", b"<svg"), ("chart.png", b"\x89PNG")):
        installed.reportline("export", "--headcount", "300", "-o", name)
        assert (installed.folder / name).read_bytes().lstrip().startswith((start, b"<?xml"))
    assert "Who reports to whom: 300 people" in (installed.folder / "chart.svg").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_page_is_served(installed):
    """Page, scripts, style, typeface and a chart come; the store is the user's."""
    with installed.serving() as address:
        page = urllib.request.urlopen(f"{address}/").read().decode()
        files = re.findall(r'(?:src|href|data-src)="(/[^"]+)"', page)
        assert {"/assets/reportline.js", "/assets/reportline-late.js", "/assets/reportline.css"} <= {
            file.split("?")[0] for file in files
        }
        for file in [*files, "/scene?n=400"]:
            with urllib.request.urlopen(f"{address}{file}") as answer:
                assert answer.status == 200
                assert answer.read()
    assert [path.name for path in installed.home.rglob("*.sqlite3")] == ["reportline.sqlite3"]


@pytest.mark.slow
def test_a_port_in_use_is_told_with_the_command_that_was_used(installed):
    """The way out is an option of the program, not a target of the checkout."""
    with installed.serving() as address:
        port = address.rsplit(":", 1)[1]
        told = installed.reportline("serve", "--port", port, code=1)
    assert re.search(rf"^Port {port} on 127\.0\.0\.1 is in use .*`reportline serve --port \d+`\.$", told.stderr)

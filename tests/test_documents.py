"""The pages for those who work on the project name what there is: addresses, folders, floors, targets, files."""

import re
import tomllib

import pytest

from orgview.application import create_app
from orgview.contract import answers, charts, companies, exports, fit, page, questions
from orgview.queries import loaded_query, table_query, typical_query
from orgview.settings import Settings
from tests.folders import PROJECT


def _text(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def _rows(text: str) -> list[list[str]]:
    """Cells of the lines of all tables."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


# --- addresses -------------------------------------------------------------------------------------------------------

HTTP_API = _text("docs/http-api.md")
# Method and address to the rest of its line.
ADDRESSES = {
    (row[0].strip("`"), row[1].strip("`")): row[2:] for row in _rows(HTTP_API) if row[0] in ("`GET`", "`POST`")
}
# All that a setting adds is there.
SIGNING_IN = Settings(oidc_issuer="https://login.example", oidc_client_id="x", oidc_client_secret="y" * 20)
RULES = {
    (method, rule.rule): rule.endpoint
    for rule in create_app(SIGNING_IN).server.url_map.iter_rules()
    for method in rule.methods or ()
    if method not in ("HEAD", "OPTIONS")
}


def test_every_address_is_documented():
    """Each address of the server has its line, and no line is of one that is gone."""
    assert ADDRESSES.keys() == RULES.keys()


@pytest.mark.parametrize(("method", "address"), sorted(ADDRESSES))
def test_every_answer_is_named_by_its_model(method: str, address: str):
    """An address that answers in JSON names its model of the contract, and no other names one."""
    model = answers.ANSWERS.get(RULES[method, address])
    line = ADDRESSES[method, address]
    answer = line[1] if len(line) > 1 else ""
    assert re.findall(r"`(\w+(?:Answer|Block))`", answer) == ([model.__name__] if model else [])


def test_models_of_the_page_on_addresses_are_those_of_the_contract():
    """Each class that the page names is there."""
    modules = (answers, charts, companies, exports, fit, page, questions, table_query)
    for name in re.findall(r"`([A-Z]\w+[a-z]\w*)`", HTTP_API):
        assert name == "Host" or any(hasattr(module, name) for module in modules), name


@pytest.mark.parametrize("key", [*typical_query.KEY_TO_FIELD, *loaded_query.KEYS, loaded_query.LOADED])
def test_every_field_of_a_query_is_documented(key: str):
    """Each key of a link stands under the query of a chart."""
    assert f"`{key}`" in HTTP_API.partition("## The query of a chart")[2]


# --- folders and floors ----------------------------------------------------------------------------------------------

ARCHITECTURE = _text("docs/architecture.md")
SETTINGS = tomllib.loads(_text("pyproject.toml"))
# Made by tools, or held by the system that keeps the code.
_NOT_OURS = {"__pycache__", "node_modules"}


def _folders(root: str) -> set[str]:
    folders = {path.parent for path in (PROJECT / root).rglob("*") if path.is_file()}
    names = {folder.relative_to(PROJECT) for folder in folders}
    return {f"{name.as_posix()}/" for name in names if _NOT_OURS.isdisjoint(name.parts)}


@pytest.mark.parametrize("root", ["orgmodel", "orgview", "assets"])
def test_every_folder_is_in_the_architecture(root: str):
    """Each folder with files has its line, and none is there that is gone."""
    named = {row[0].strip("`") for row in _rows(ARCHITECTURE)}
    assert {name for name in named if re.match(rf"{root}/(.+/)?$", name)} == _folders(root)


@pytest.mark.parametrize("package", ["orgmodel", "orgview"])
def test_floors_of_the_architecture_are_those_that_are_checked(package: str):
    """The list of floors is that of import-linter, line by line."""
    contracts = SETTINGS["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one.get("containers") == [package])
    shown = re.search(rf"^`{package}`:\n\n```\n(.+?)\n```", ARCHITECTURE, re.MULTILINE | re.DOTALL)
    assert shown is not None
    assert shown[1].splitlines() == layers


def test_features_of_the_architecture_are_those_that_are_checked():
    """For eslint each folder is a feature that is not one of the shared ones; the floors name the same."""
    shared = re.search(r"^const SHARED = \[(.+?)\];$", _text("eslint.config.js"), re.MULTILINE)
    assert shared is not None
    folders = {path.name for path in (PROJECT / "assets" / "src").iterdir() if path.is_dir()}
    features = folders - set(re.findall(r'"([\w-]+)"', shared[1]))
    floors = [set(line.split(" | ")) for line in ARCHITECTURE.splitlines()]
    assert "explore" in features
    assert features in floors


# --- names of files and targets --------------------------------------------------------------------------------------

PAGES = ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in sorted((PROJECT / "docs").glob("*.md")))]
# Those that speak of the code; others have examples of files that there are not.
PAGES_ON_CODE = ["CONTRIBUTING.md", "docs/architecture.md", "docs/decisions.md", "docs/style.md"]
# What a page may leave out of a path.
ROOTS = ("", "orgmodel/", "orgmodel/reading/", "orgview/", "assets/src/")
TARGETS = set(re.findall(r"^([a-z-]+):", _text("Makefile"), re.MULTILINE))


def _ours() -> set[str]:
    """Names of the files of the folders that pages speak of."""
    folders = (PROJECT / name for name in ("orgmodel", "orgview", "assets", "tests", "benchmarks", "docs"))
    return {path.name for folder in folders for path in folder.rglob("*") if "node_modules" not in path.parts}


@pytest.mark.parametrize("page", PAGES_ON_CODE)
def test_every_file_that_is_named_exists(page: str):
    """A path exists under one of the roots, a bare name of a module somewhere."""
    named = re.findall(r"`([\w./-]+(?:\.(?:py|js|ts|css|toml|json|md|in)|(?<=\w)/))`", _text(page))
    bare = _ours()
    for name in named:
        is_there = any((PROJECT / root / name).exists() for root in ROOTS)
        assert is_there or ("/" not in name and name in bare), name


@pytest.mark.parametrize("page", PAGES)
def test_every_target_that_is_named_exists(page: str):
    """`make x` is a target of the Makefile."""
    assert set(re.findall(r"\bmake ([a-z-]+)`", _text(page))) <= TARGETS


def test_targets_with_a_description_are_in_the_readme_for_contributors():
    """What `make help` lists, but for what is made on the way."""
    listed = set(re.findall(r"^([a-z-]+):.*##", _text("Makefile"), re.MULTILINE))
    assert listed - set(re.findall(r"^\| `make ([a-z-]+)`", _text("CONTRIBUTING.md"), re.MULTILINE)) <= {
        "venv",
        "clean",
    }

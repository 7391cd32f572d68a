"""The pages for those who work on the project name what there is: addresses, folders, floors, targets, files."""

import re

import pytest

from orgview import contract
from orgview.application import create_app
from orgview.queries import loaded_query, table_query, typical_query
from orgview.settings import Settings
from tests.folders import PROJECT

DOCS = PROJECT / "docs"


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
RULES = {
    (method, rule.rule): rule.endpoint
    for rule in create_app(Settings()).server.url_map.iter_rules()
    for method in rule.methods or ()
    if method not in ("HEAD", "OPTIONS")
}


def test_every_address_is_documented():
    """Each address of the server has its line, and no line is of one that is gone."""
    assert ADDRESSES.keys() == RULES.keys()


@pytest.mark.parametrize(("method", "address"), sorted(ADDRESSES))
def test_every_answer_is_named_by_its_model(method: str, address: str):
    """An address that answers in JSON names its model of the contract, and no other names one."""
    model = contract.ANSWERS.get(RULES[method, address])
    line = ADDRESSES[method, address]
    answer = line[1] if len(line) > 1 else ""
    assert re.findall(r"`(\w+(?:Answer|Block))`", answer) == ([model.__name__] if model else [])


def test_models_of_the_page_on_addresses_are_those_of_the_contract():
    """Each class that the page names is there."""
    for name in re.findall(r"`([A-Z]\w+[a-z]\w*)`", HTTP_API):
        assert hasattr(contract, name) or hasattr(table_query, name) or name == "Host", name


@pytest.mark.parametrize("key", [*typical_query.KEY_TO_FIELD, *loaded_query.KEYS, loaded_query.LOADED])
def test_every_field_of_a_query_is_documented(key: str):
    """Each key of a link stands under the query of a chart."""
    assert f"`{key}`" in HTTP_API.partition("## The query of a chart")[2]

"""The contract between server and browser, and what is made of it."""

import json
import re

import pytest
from pydantic import ValidationError

from orgmodel.findings.kinds import KINDS
from orgmodel.reading.columns.mapping import FIELDS
from orgmodel.theme import LINE_NAMES, STATUS_NAMES
from orgview import contract_files, ids
from orgview.application import create_app
from orgview.catalogue import read_catalogue
from orgview.contract import answers, base, charts, companies, exports, fit, page, questions
from orgview.contract_files import ids_text, schema_text
from orgview.page.client_config import ENCODINGS, READING_FIELDS, client_config, client_config_json
from orgview.server.work.samples import Sample, read_samples
from orgview.settings import Settings
from tests.folders import PROJECT
from tests.orgview.conftest import check_answer

SETTINGS = Settings()
CATALOGUE = read_catalogue(SETTINGS.presets)
SAMPLES = read_samples(SETTINGS.presets)
CONFIG = client_config(CATALOGUE, SETTINGS, SAMPLES)


@pytest.mark.parametrize(
    ("endpoint", "status", "body"),
    [
        ("changes", 200, {"sentence": None}),
        ("changes", 200, {"sentence": None, "query": "", "more": 1}),
        ("changes", 200, {"sentence": 1, "query": ""}),
        ("changes", 404, {"error": "gone"}),
    ],
    ids=["a key is missing", "a key too many", "another type", "no refusal"],
)
def test_an_answer_that_is_none_fails(endpoint, status, body):
    """Else the check of every answer would prove nothing."""
    with pytest.raises(ValidationError):
        check_answer(endpoint, status, json.dumps(body))


def test_an_endpoint_without_a_model_fails():
    """A new address is put into the contract."""
    with pytest.raises(AssertionError, match="has no model"):
        check_answer("news", 200, "{}")


TESTS_OF_ADDRESSES = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "tests/orgview").rglob("*.py"))
ADDRESSES = sorted(
    {rule.rule for rule in create_app(SETTINGS).server.url_map.iter_rules() if rule.endpoint in answers.ANSWERS}
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_asked_for(address):
    """An address that no test asks is held to nothing."""
    asked = "".join(
        r"[^\"\s/?]+" if part[0] == "<" else re.escape(part) for part in re.split(r"(<[^>]+>)", address) if part
    )
    assert re.search(rf"""["']{asked}(?:["'?]|$)""", TESTS_OF_ADDRESSES)


def test_what_the_page_asks_beside_a_chart_is_of_its_model(client):
    """Lines that could be, each with the seats that it joins, and the numbers that can be edited."""
    lines = client.get("/alternatives?n=1200&theme=dark").json["lines"]
    assert lines
    assert all(line["source"] and line["target"] and line["label"] for line in lines)
    assert "threshold" in str(client.get("/thresholds").json["table"])


def test_the_schema_holds_every_model():
    """Whatever is a model of an answer has a definition, and so has each of its parts."""
    schema = json.loads(schema_text())
    models = {
        name
        for module in (base, charts, companies, exports, fit, questions, page, answers)
        for name, one in vars(module).items()
        if isinstance(one, type)
        and issubclass(one, base.Json)
        and name[0] != "_"
        and one not in (base.Json, answers.Contract)
    }
    assert models <= set(schema["$defs"])
    assert "prefixItems" not in schema_text()


def test_the_ids_are_a_module():
    """Every id under its name in Python."""
    found = dict(re.findall(r'^export const (\w+) = "([^"]*)";$', ids_text(), re.MULTILINE))
    assert found == {name: value for name, value in vars(ids).items() if name.isupper()}


def test_a_stale_file_is_named_and_then_written(tmp_path, monkeypatch, capsys):
    """A check writes nothing; what is up to date passes it."""
    ids_file = tmp_path / "ids.js"
    ids_file.write_text("old", encoding="utf-8")
    monkeypatch.setattr(contract_files, "IDS", ids_file)
    assert contract_files.main(["--check"]) == 1
    assert ids_file.read_text() == "old"
    assert f"{ids_file} is not up to date: run `make contract`." in capsys.readouterr().err
    assert contract_files.main([]) == 0
    assert ids_file.read_text() == ids_text()
    assert contract_files.main(["--check"]) == 0


def test_the_config_survives_the_page():
    """No text of it ends the element it stands in, and it is read back as it was."""
    odd = Sample("</script><!--", "a & b", PROJECT / "app.py", "CC0", "<x>")
    text = client_config_json(CATALOGUE, SETTINGS, {"odd": odd})
    assert not set(text) & set("<>&")
    assert page.ClientConfig.model_validate_json(text).samples[0].title == "</script><!--"


def test_the_config_names_what_there_is():
    """Fields, findings, kinds of lines and controls are those of the model."""
    assert {one.value for one in CONFIG.reading_fields} == set(FIELDS) - {"first", "last"}
    assert len(READING_FIELDS) == len(CONFIG.reading_fields)
    assert set(CONFIG.finding_kinds) <= set(KINDS)
    assert set(CONFIG.signs) == set(STATUS_NAMES)
    for theme in CONFIG.themes.values():
        assert set(LINE_NAMES) <= set(theme.lines)
    for preset in CONFIG.presets:
        values = preset.values
        assert set(values) == {control.key for control in CONFIG.controls if control.group != "chart"}
        for control in CONFIG.controls:
            options = {one.value for one in control.options}
            chosen = values.get(control.key)
            if control.kind in ("segments", "select"):
                assert chosen in options, control.key
            if control.kind == "checks":
                assert set(chosen) <= options, control.key


def test_every_encoding_offered_can_be_read():
    """Python knows each by the name that is sent."""
    for name in ENCODINGS:
        assert "a".encode(name).decode(name) == "a"

"""Companies that the version before kept still open: their findings were CSV, their reports had no version."""

import json

import pytest
from sqlalchemy import update

from orgview.server.visitors.visitor_cookie import owner_of
from orgview.store import blobs
from orgview.store.schema import companies
from tests.folders import DATA_FOLDER
from tests.orgmodel.reading.test_findings_table import OLD
from tests.orgview.charts.test_loaded_source import load, server

__all__ = ["server"]


def _keep_old_findings(loader, owner, company_id, folder):
    (folder / "findings.csv").write_bytes(OLD)
    packed = blobs.compress(folder / "findings.csv")
    digest = blobs.hash_of(packed)
    with loader.store.database.writing() as connection:
        blobs.Blobs().put(connection, packed, digest)
        connection.execute(update(companies).where(companies.c.id == company_id).values(findings_hash=digest))


def test_findings_kept_as_csv_are_listed_and_handed_out(server, loader, tmp_path):
    """Without their guard in the list, byte for byte as a file."""
    client = server.test_client()
    company = load(client, "chinook/Employee.csv")
    _keep_old_findings(loader, owner_of(client.get_cookie("reportline").value), company, tmp_path)
    told = client.post(f"/company/{company}/findings", json={"end": 10}).json
    found = [one["key"] for one in told["columns"]].index("found")
    assert [row[found] for row in told["rows"]] == ["", "=1+1", "two\nlines", "'quoted"]
    answer = client.get(f"/company/{company}/findings.csv")
    assert (answer.status_code, answer.data) == (200, OLD)


def _keep_old_report(loader, company_id, name):
    text = (DATA_FOLDER / "older-reports" / name).read_text(encoding="ascii")
    with loader.store.database.writing() as connection:
        connection.execute(update(companies).where(companies.c.id == company_id).values(report=text))
    return json.loads(text)


@pytest.mark.parametrize("name", ["file.json", "generated.json"])
def test_a_report_without_a_version_is_read_as_the_first(server, loader, name):
    """The chart, the report, the inspector and the list of companies, with all that it says."""
    client = server.test_client()
    company = load(client, "chinook/Employee.csv")
    old = _keep_old_report(loader, company, name)
    assert "version" not in old
    told = client.get(f"/company/{company}/report").json["report"]
    assert told["version"] == 1
    assert _holds(told, old)
    scene = client.get(f"/scene?mine={company}").json
    assert scene["scene"]["seats"]
    if "notices" in old:
        assert scene["notices"][: len(old["notices"])] == old["notices"]
        assert scene["sentence"] == old["sentence"]
    assert client.get("/companies").json["companies"][0]["figures"]["people"] == old["figures"]["people"]
    assert client.get(f"/export/chart.svg?mine={company}").status_code == 200


def test_questions_about_people_without_ids_are_asked_still(server, loader):
    """A later version tells the id of each of them; one that was not kept is blank."""
    client = server.test_client()
    company = load(client, "chinook/Employee.csv")
    old = _keep_old_report(loader, company, "questions.json")
    told = client.get(f"/company/{company}/report").json["report"]
    (loop,) = told["offers"]["ORG403"]["shown"]
    assert {line[one]["id"] for line in loop["lines"] for one in ("who", "boss")} == {""}
    assert _holds(told, old)


def _holds(new, old):
    """All that the old value says, the new one says too."""
    if isinstance(old, dict):
        return all(key in new and _holds(new[key], value) for key, value in old.items())
    if isinstance(old, list):
        return len(new) == len(old) and all(map(_holds, new, old))
    return new == old


@pytest.mark.parametrize("text", ["{}", '{"version": 2}', "[]", "null"])
def test_a_report_of_another_form_is_refused_in_words(server, loader, text, caplog):
    """Not a fault: the page says what to do, and no log holds what the report says."""
    client = server.test_client()
    company = load(client, "chinook/Employee.csv")
    with loader.store.database.writing() as connection:
        connection.execute(update(companies).where(companies.c.id == company).values(report=text))
    answer = client.get(f"/company/{company}/report")
    assert (answer.status_code, answer.json["error"]["what"]) == (503, "The report of a company cannot be read")
    assert "Traceback" not in caplog.text

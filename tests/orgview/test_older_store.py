"""Companies that the version before kept still open: their findings were CSV, their reports had no version."""

from sqlalchemy import update

from orgview.server.visitor_cookie import owner_of
from orgview.store import blobs
from orgview.store.schema import companies
from tests.orgmodel.reading.test_findings_table import OLD
from tests.orgview.charts.test_loaded_source import load, server

__all__ = ["server"]


def _keep_old_findings(loader, owner, company_id, folder):
    (folder / "findings.csv").write_bytes(OLD)
    packed = blobs.compress(folder / "findings.csv")
    digest = blobs.hash_of(packed)
    with loader.store._writing() as connection:
        blobs.put(connection, packed, digest)
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

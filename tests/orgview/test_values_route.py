"""What stands in a column, for a filter."""

from tests.orgview.charts.test_loaded_source import load, server

__all__ = ["server"]


def test_the_most_frequent_values_are_offered_to_the_owner_alone(server):
    """Counts are of the whole company; a column that there is not is refused; another visitor is told nothing."""
    client = server.test_client()
    key = load(client, "oracle-hr/employees.csv")
    told = client.get(f"/company/{key}/values?column=title").json
    assert told["values"][0] == ["SA_REP", 30]
    assert told["more"] == 0
    assert client.get(f"/company/{key}/values?column=level").json["values"] == []
    assert client.get(f"/company/{key}/values?column=c99").status_code == 400
    assert server.test_client().get(f"/company/{key}/values?column=title").status_code == 404

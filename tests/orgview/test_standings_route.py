"""``/standings``: one role in each preset."""

from orgmodel.typical.build.build import build
from orgmodel.typical.graph import seat_of
from orgview.catalogue import read_catalogue
from orgview.queries.typical_query import read, to_fields
from orgview.settings import Settings

CATALOGUE = read_catalogue(Settings().presets)


def test_each_preset_has_a_chart_that_opens_it_at_the_role(client):
    """In their order; the query is the preset's, the seat one of the role in it; a COO where none is asked for."""
    found = client.get("/standings").json
    assert found["role"] == "coo"
    assert [chart["preset"] for chart in found["charts"]] == list(CATALOGUE.presets)
    for chart in found["charts"]:
        company = CATALOGUE.presets[chart["preset"]].company
        assert read(to_fields(chart["query"]), CATALOGUE.domain, CATALOGUE.first.company).company == company
        graph = build(company, CATALOGUE.domain)
        has_coo = any(seat_of(graph, key).role == "coo" for key in graph)
        assert bool(chart["seat"]) == has_coo
        assert [rung["is_here"] for rung in chart["rungs"]].count(True) == int(has_coo)


def test_another_role_can_be_looked_for(client):
    """Each that is offered is there in some preset."""
    for option in client.get("/standings").json["roles"]:
        found = client.get("/standings", query_string={"role": option["value"]}).json
        assert found["name"] == option["label"]
        assert any(chart["seats"] for chart in found["charts"]), option


def test_a_role_that_no_preset_has_is_refused_with_those_that_there_are(client):
    """404, and a long text is cut."""
    answer = client.get("/standings", query_string={"role": "x" * 500})
    assert answer.status_code == 404
    assert "There are: board, ceo, coo" in answer.json["error"]["what"]
    assert len(answer.json["error"]["what"]) < 500

"""R4, R5: several who change one company at once: nobody's change vanishes, and moves that make a loop draw none."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.orgview.charts.test_loaded_source import load, server

__all__ = ["server"]

ORACLE = "oracle-hr/employees.csv"
CHANGED = {"what": "Somebody else changed this company since you looked at it"}


def _seen(client, company):
    told = client.get(f"/company/{company}/report").json
    return told["version"], told["choices"]


def _read(client, company, choices, version):
    headers = {"If-Match": f'"{version}"'} if version else {}
    return client.post(f"/company/{company}/read", json=choices, headers=headers)


def _move(who, other):
    return {"kind": "manager", "who": who, "other": other}


def test_r4_a_change_of_what_was_changed_meanwhile_is_refused(client):
    """Both looked at the same; the second is told, and what the first chose stands."""
    company = load(client, ORACLE)
    version, choices = _seen(client, company)
    first = _read(client, company, {**choices, "decisions": [_move("103", "101")]}, version)
    assert first.status_code == 200
    second = _read(client, company, {**choices, "decisions": [_move("104", "102")]}, version)
    assert second.status_code == 412
    assert second.json["error"]["what"] == CHANGED["what"]
    now, chosen = _seen(client, company)
    assert now == first.json["version"] != version
    assert [one["who"] for one in chosen["decisions"]] == ["103"]
    both = {**chosen, "decisions": [*chosen["decisions"], _move("104", "102")]}
    assert _read(client, company, both, now).status_code == 200
    assert [one["who"] for one in _seen(client, company)[1]["decisions"]] == ["103", "104"]


@pytest.mark.parametrize("header", ['W/"{}"', '"{}", "other"', '"other"', "}{"])
def test_r4_a_version_that_is_not_the_one_there_is_matches_nothing(client, header):
    """A weak one, several, and what is none."""
    company = load(client, ORACLE)
    version, _ = _seen(client, company)
    sent = {"If-Match": header.replace("{}", version)}
    assert client.post(f"/company/{company}/read", json={"live": True}, headers=sent).status_code == 412
    assert client.post(f"/company/{company}/fit", json={}, headers=sent).status_code == 412


def test_r4_a_correction_of_what_was_corrected_meanwhile_is_refused(client):
    """Of the fit too."""
    company = load(client, ORACLE)
    version = client.get(f"/company/{company}/fit").json["version"]

    def correct(roles, version):
        sent = {"If-Match": f'"{version}"'}
        return client.post(f"/company/{company}/fit", json={"roles": roles, "choices": {}}, headers=sent)

    first = correct({"101": "coo"}, version)
    assert first.status_code == 200
    assert correct({"102": "ceo"}, version).status_code == 412
    assert [one["key"] for one in client.get(f"/company/{company}/fit").json["corrections"]] == ["101"]
    assert correct({"101": "coo", "102": "ceo"}, first.json["version"]).status_code == 200


def test_r4_r5_editors_at_once_lose_nothing_and_draw_no_loop(server, client):
    """Each moves people under others until it is acknowledged: all of it is there, and nobody is above themselves."""
    company = load(client, ORACLE)
    cookie = client.get_cookie("reportline").value
    # 101 and 102 report to 100, who reports to nobody: together these make two loops.
    moves = [[_move("101", "102"), _move("103", "104")], [_move("102", "101"), _move("104", "103")]]

    def edit(wanted):
        editor = server.test_client()
        editor.set_cookie("reportline", cookie)
        for move in wanted:
            while True:
                version, choices = _seen(editor, company)
                answer = _read(
                    editor, company, {**choices, "decisions": [*choices.get("decisions", []), move]}, version
                )
                if answer.status_code == 200:
                    break
                assert answer.status_code == 412

    with ThreadPoolExecutor(2) as editors:
        list(editors.map(edit, moves))
    _, choices = _seen(client, company)
    assert {one["who"]: one["other"] for one in choices["decisions"]} == {
        one["who"]: one["other"] for wanted in moves for one in wanted
    }
    findings = {
        one["code"]: one["count"] for one in client.get(f"/company/{company}/report").json["report"]["findings"]
    }
    assert findings["ORG403"] == 2
    assert client.post(f"/company/{company}/people", json={"start": 0, "end": 0}).json["total"] == 107

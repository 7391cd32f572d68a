"""Callback bodies: what fits a callback reaches it, everything else is refused; all over HTTP."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgview.application import create_app
from orgview.settings import Settings
from tests.orgview.server.callbacks import right_bodies
from tests.orgview.server.tiny_app import CALL, CANARY, GOOD, app, client, is_plain, with_value

__all__ = ["app", "client"]


def test_a_valid_callback_answers(client):
    """A callback that fits is called and its value comes back."""
    response = client.post(CALL, json=GOOD)
    assert response.status_code == 200
    assert response.json["response"] == {"out": {"children": "hello HR"}}


def test_a_prevented_update_answers_204(client):
    """PreventUpdate keeps its meaning."""
    assert client.post(CALL, json=with_value("stop")).status_code == 204


def test_a_callback_may_refuse_with_its_own_sentence(client):
    """`abort(400, sentence)` inside a callback reaches the page as that sentence."""
    response = client.post(CALL, json=with_value("sentence"))
    assert (response.status_code, response.text) == (400, "Pick a size first.\n")


def _pattern(key, n):
    return {"id": {"kind": "card", "n": n}, "property": key}


@pytest.mark.parametrize(
    ("output_is", "change", "answer"),
    [
        pytest.param(
            lambda key: "MATCH" in key,
            {
                "outputs": _pattern("title", 3),
                "inputs": [_pattern("n_clicks", 3) | {"value": 7}],
                "changedPropIds": ['{"kind":"card","n":3}.n_clicks'],
            },
            {'{"kind":"card","n":3}': {"title": "7"}},
            id="match",
        ),
        pytest.param(
            lambda key: key == "sum.children",
            {
                "outputs": {"id": "sum", "property": "children"},
                "inputs": [[_pattern("n_clicks", 1) | {"value": 1}, _pattern("n_clicks", 2) | {"value": 2}]],
            },
            {"sum": {"children": "[1, 2]"}},
            id="all",
        ),
        pytest.param(
            lambda key: key == "sum.children",
            {"outputs": {"id": "sum", "property": "children"}, "inputs": [[]]},
            {"sum": {"children": "[]"}},
            id="all-of-none",
        ),
        pytest.param(
            lambda key: "@" in key,
            {"outputs": {"id": "out", "property": "children"}, "inputs": [{"id": "b", "property": "value"}]},
            {"out": {"children": "None"}},
            id="duplicate-output-and-no-value",
        ),
        pytest.param(
            lambda key: key.startswith(".."),
            {
                "outputs": [{"id": "two", "property": "children"}, {"id": "two", "property": "title"}],
                "inputs": [{"id": "b", "property": "value", "value": 5}],
            },
            {"two": {"children": 5, "title": 5}},
            id="two-outputs",
        ),
    ],
)
def test_every_kind_of_callback_passes(app, client, output_is, change, answer):
    """Patterns, shared outputs and several outputs fit as Dash's page sends them."""
    client.get("/")
    output = next(key for key in app.callback_map if output_is(key))
    response = client.post(CALL, json={"output": output, "changedPropIds": [], **change})
    assert (response.status_code, response.json["response"]) == (200, answer)


def test_a_callback_without_output_passes(app, client):
    """A callback for its effect alone has no outputs in its body."""
    output = next(key for key, known in app.callback_map.items() if known["no_output"])
    body = {"output": output, "inputs": [{"id": "c", "property": "value", "value": 1}], "changedPropIds": ["c.value"]}
    assert client.post(CALL, json=body).status_code == 204


BAD_BODIES = {
    "empty-object": b"{}",
    "list": b"[]",
    "null": b"null",
    "number": b"7",
    "string": b'"out.children"',
    "nothing": b"",
    "not-json": b"{",
    "not-utf8": b'{"output": "\xff\xfe\xfa"}',
    "nan": json.dumps(with_value(float("nan"))).encode(),
    "deep": b'{"output":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "huge-number": b'{"output":' + b"9" * 100_000 + b"}",
    **{
        name: json.dumps(GOOD | change).encode()
        for name, change in {
            "unknown-output": {"output": f"{CANARY}.children"},
            "clientside-output": {"output": "seen.children"},
            "output-list": {"output": ["out.children"]},
            "output-object": {"output": {}},
            "no-inputs": {"inputs": []},
            "null-inputs": {"inputs": None},
            "inputs-object": {"inputs": {"id": "in", "property": "value"}},
            "inputs-of-strings": {"inputs": [CANARY]},
            "50-extra-inputs": {"inputs": GOOD["inputs"] * 51},
            "grouped-input": {"inputs": [GOOD["inputs"]]},
            "other-input": {"inputs": [{"id": CANARY, "property": "value", "value": 1}]},
            "input-without-property": {"inputs": [{"id": "in", "value": 1}]},
            "pattern-for-a-name": {"inputs": [{"id": {"kind": "in"}, "property": "value", "value": 1}]},
            "no-state": {"state": []},
            "state-string": {"state": CANARY},
            "no-outputs": {"outputs": None},
            "spoofed-output": {"outputs": {"id": CANARY, "property": "children"}},
            "spoofed-property": {"outputs": {"id": "out", "property": "dangerously_allow_html"}},
            "outputs-list": {"outputs": [GOOD["outputs"]]},
            "outputs-number": {"outputs": 5},
            "changed-object": {"changedPropIds": {"in.value": 1}},
            "changed-numbers": {"changedPropIds": [1]},
            "changed-other": {"changedPropIds": [f"{CANARY}.value"]},
            "changed-broken": {"changedPropIds": ["{.value"]},
        }.items()
    },
}


@pytest.mark.parametrize("body", BAD_BODIES.values(), ids=BAD_BODIES)
def test_f2_bad_callback_bodies_answer_400(client, caplog, body):
    """F2: one plain sentence to the page, one line in the log, and no value in either."""
    response = client.post(CALL, data=body, content_type="application/json")
    assert response.status_code == 400
    assert is_plain(response)
    assert len(caplog.records) == 1
    assert CANARY not in caplog.text + response.text


@pytest.mark.parametrize(
    "inputs",
    [[_pattern("n_clicks", 1)], [[_pattern("n_clicks", [1])]], [[{"id": {"kind": "card"}, "property": "n_clicks"}]]],
    ids=["not-grouped", "list-as-key", "key-missing"],
)
def test_f2_bad_patterns_answer_400(client, inputs):
    """F2: the ids of a pattern must have its keys."""
    body = {"output": "sum.children", "outputs": {"id": "sum", "property": "children"}, "inputs": inputs}
    assert client.post(CALL, json=body).status_code == 400


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The whole application with all its callbacks."""
    return create_app(Settings(store=f"sqlite:///{tmp_path_factory.mktemp('store') / 'x.sqlite3'}"))


@settings(deadline=None)  # the first request prepares the application
@given(st.data())
def test_f2_no_value_is_a_fault_in_any_callback(whole, data):
    """F2: the right shape with any value, and any member with one, is refused or answered, for every callback."""
    key = data.draw(st.sampled_from([key for key, known in whole.callback_map.items() if "callback" in known]))
    known = whole.callback_map[key]
    body = {
        "output": key,
        "outputs": known["output"].to_dict(),
        "inputs": [one | {"value": data.draw(VALUES)} for one in known["inputs"]],
        "state": [one | {"value": data.draw(VALUES)} for one in known["state"]],
        "changedPropIds": [f"{one['id']}.{one['property']}" for one in known["inputs"]],
    }
    member = data.draw(st.sampled_from(["", *body, "parsedChangedPropsIds", "job", "cacheKey", "cancelJob", "path"]))
    if member:
        body[member] = data.draw(VALUES)
    assert whole.server.test_client().post(CALL, json=body).status_code < 500


@pytest.mark.parametrize("value", [None, 0, 1, True, [], {}, [1], "", "2"], ids=repr)
def test_f2_the_right_shape_with_a_wrong_value_answers_400(whole, value):
    """F2: of every callback each input; what the page itself sends is answered."""
    client, bodies = whole.server.test_client(), list(right_bodies(whole))
    assert bodies
    for body in bodies:
        assert client.post(CALL, json=body).status_code == 200
        for at, one in enumerate(body["inputs"]):
            inputs = [*body["inputs"][:at], one | {"value": value}, *body["inputs"][at + 1 :]]
            answer = client.post(CALL, json=body | {"inputs": inputs})
            assert answer.status_code == 400
            assert is_plain(answer)


@pytest.mark.parametrize("value", [0, 1.5, True], ids=repr)
def test_f2_a_state_of_a_wrong_kind_answers_400(whole, value):
    """F2: children are nothing, a text, a component or a list."""
    for body in right_bodies(whole):
        state = [one | {"value": value} for one in body["state"]]
        assert whole.server.test_client().post(CALL, json=body | {"state": state}).status_code == 400

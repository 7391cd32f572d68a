"""The counts of the design that may not grow, and that each of them sees an offence."""

import pytest

from tests import counts

SOURCES = {
    "assets/src/compare/tab.js": 'import { b } from "../fit/tab.js"; // ORG102\nwindow.reportlineX = b;\nbyId("page");',
    "assets/src/fit/codes.js": 'export const c = "ORG101";',
    "assets/src/fit/tab.js": 'export { a } from "../compare/tab.js";\nconst z = cy._cyreg, d = "mine";',
    "orgview/panels/new.py": '"""New."""\ndcc.Store(id="page")\nOutput("page", "title")\nA = fields.get(LOADED)\n',
    "orgview/loose.py": '"""Loose."""\n',
    "orgmodel/loose.py": '"""Loose."""\n',
}


@pytest.mark.parametrize("one", counts.counts(), ids=lambda one: one.name)
def test_no_count_is_over_its_limit(one: counts.Count):
    """What was brought down stays there."""
    assert not counts.too_many([one])


def test_each_count_sees_an_offence(tmp_path, monkeypatch):
    """Else a limit of nothing would prove nothing."""
    for name, text in SOURCES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "tests" / "js").mkdir(parents=True)
    monkeypatch.setattr(counts, "PROJECT", tmp_path)
    monkeypatch.setattr(counts, "SCRIPTS", tmp_path / "assets" / "src")
    found = {one.name: one.found for one in counts.counts()}
    assert [name for name, offences in found.items() if not offences] == []
    assert found["codes of findings in scripts"] == ["assets/src/fit/codes.js: ORG101"]
    assert sorted(found["ids typed twice"]) == [
        'assets/src/compare/tab.js: byId("page"',
        "orgview/panels/new.py:2 page",
        "orgview/panels/new.py:3 page",
    ]


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("assets/src/ui/new.js", 'window["reportlineX"] = 1;', "globals of the page's scripts, besides Dash's"),
        ("assets/src/ui/new.js", "self.reportlineX ||= 1;", "globals of the page's scripts, besides Dash's"),
        (
            "assets/src/ui/new.js",
            'Object.defineProperty(window, "x", {});',
            "globals of the page's scripts, besides Dash's",
        ),
        ("assets/src/ui/new.js", "box.querySelector(`#page .part`);", "ids typed twice"),
        ("orgview/new.py", "from dash.dcc import Graph, Store\n", "stores of Dash, which nobody would read"),
    ],
)
def test_a_count_sees_other_ways_of_writing(tmp_path, monkeypatch, name, text, count):
    """What is written otherwise is the same offence."""
    path = tmp_path / name
    for folder in (
        path.parent,
        tmp_path / "assets" / "src",
        *(tmp_path / one for one in ("orgview", "orgmodel", "tests/js")),
    ):
        folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(counts, "PROJECT", tmp_path)
    monkeypatch.setattr(counts, "SCRIPTS", tmp_path / "assets" / "src")
    assert [one.found for one in counts.counts() if one.name == count] != [[]]


def test_a_count_over_its_limit_is_told_with_its_places():
    """The sentence names the count and each place."""
    assert counts.too_many([counts.Count("stores", ["a.py", "b.py"], 1), counts.Count("ids", [], 0)]) == [
        "Too many stores: a.py, b.py"
    ]

"""R4: editors at once, on two machines: what was acknowledged is there, and who is overtaken is told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from orgview.store.errors import ChangedMeanwhile
from tests.orgview.store.material import ANN, NOW, add, reading, store_at

EDITORS, EDITS = 4, 5


@pytest.fixture
def machines(tmp_path, made_database):
    machines = [store_at(tmp_path) for _ in range(2)]
    yield machines
    for store in machines:
        store.close()


def test_r4_a_version_that_is_past_replaces_nothing(machines, tmp_path):
    """The company, its file and its contents stay; a version that is there, and none, replace."""
    store, other = machines
    company = add(store, tmp_path / "in")
    new = other.replace_org(ANN, company.id, reading(tmp_path / "a", "a"), NOW, company.version)
    with pytest.raises(ChangedMeanwhile):
        store.replace_org(ANN, company.id, reading(tmp_path / "b", "b"), NOW, company.version)
    assert store.find_company(ANN, company.id) == new
    assert store.org_bytes(new) == b"org of a"
    assert store.replace_org(ANN, company.id, reading(tmp_path / "b", "b"), NOW, new.version).choices == {"sheet": "b"}
    assert store.replace_org(ANN, company.id, reading(tmp_path / "c", "c"), NOW).choices == {"sheet": "c"}


def test_r4_what_several_editors_were_acknowledged_is_all_there(machines, tmp_path):
    """Each adds their own to what they see, until it is taken."""
    company = add(machines[0], tmp_path / "in")

    def edit(editor):
        store = machines[editor % 2]
        for number in range(EDITS):
            mine = f"{editor} {number}"
            taken = False
            while not taken:
                seen = store.find_company(ANN, company.id)
                chosen = {"named": {**seen.choices.get("named", {}), mine: "1"}}
                new = replace(reading(tmp_path / mine, mine), choices=chosen)
                try:
                    store.replace_org(ANN, company.id, new, NOW, seen.version)
                    taken = True
                except ChangedMeanwhile:
                    continue

    with ThreadPoolExecutor(EDITORS) as editors:
        list(editors.map(edit, range(EDITORS)))
    there = machines[0].find_company(ANN, company.id).choices["named"]
    assert there.keys() == {f"{editor} {number}" for editor in range(EDITORS) for number in range(EDITS)}

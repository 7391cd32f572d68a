"""The store: each owner's own, whole or not at all, and erased when it is erased."""

import random
from datetime import datetime, timedelta
from itertools import product

import pytest
from sqlalchemy import update

from orgview.store import blobs
from orgview.store import schema as tables
from orgview.store.errors import StoreError
from orgview.store.sqlite import PRAGMAS
from orgview.store.store import KEEP, KEEP_SOURCE, NOTE_USE_EVERY
from tests.orgview.store.material import ANN, BEN, CANARY, HEADINGS, NOW, add, decode, reading, store_at


@pytest.fixture
def store(tmp_path, made_database):
    store = store_at(tmp_path)
    yield store
    store.close()


def _count(store):
    with store.database.engine().connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM blobs").scalar()


def test_a_company_comes_back_as_it_was(store, tmp_path):
    """Names, times, contents, choices and report."""
    added = add(store, tmp_path / "in", text="Añá 😀")
    found = store.find_company(ANN, added.id)
    assert found == added
    assert (found.name, found.file_name) == ("Añá 😀", "Añá 😀.csv")
    assert (found.created_at, found.used_at, found.expires_at) == (NOW, NOW, NOW + KEEP)
    assert found.choices == {"sheet": "Añá 😀"}
    assert found.report.figures.people == 3
    assert store.org_bytes(added) == "org of Añá 😀".encode()
    assert store.open_source(added).read() == "id,name\n1,Añá 😀\n".encode()
    assert store.open_findings(added).read() == "code,Añá 😀\n".encode()


def test_another_store_sees_it(store, tmp_path):
    """G6: a second process, or the next start, answers the same."""
    added = add(store, tmp_path / "in")
    other = store_at(tmp_path)
    assert other.find_company(ANN, added.id) == added
    assert other.open_company(ANN, added.id, decode)[1].to_pylist() == ["org of x"]
    other.close()


def test_another_owner_sees_nothing(store, tmp_path):
    """G2: not by list, id, content, use or erasure."""
    kept = add(store, tmp_path / "in")
    store.remembered.remember_choices(ANN, HEADINGS, {"mapping": {"id": "id"}}, NOW)
    for owner in (BEN, None, "", ANN.upper(), "%"):
        assert store.find_company(owner, kept.id) is None
        assert store.companies_of(owner) == []
        store.open_company(ANN, kept.id, decode)
        assert store.open_company(owner, kept.id, decode) is None
        assert store.remembered.choices_for(owner, HEADINGS) == {}
        assert not store.is_known(owner)
        assert store.replace_org(owner, kept.id, reading(tmp_path / "new", "new"), NOW) is None
        assert not store.erasing.delete_company(owner, kept.id)
        assert store.erasing.delete_all(owner) == 0
    assert store.find_company(ANN, kept.id) == kept
    assert store.org_bytes(kept) == b"org of x"
    assert store.remembered.choices_for(ANN, HEADINGS) == {"mapping": {"id": "id"}}


def test_g1_interleaved_owners_never_meet(store, tmp_path):
    """G1: random calls of many owners give each its own."""
    chance = random.Random(1)  # noqa: S311 - a fixed seed
    owners = [f"{number:064d}" for number in range(8)]
    mine = {owner: {} for owner in owners}
    for turn in range(80):
        owner = chance.choice(owners)
        if chance.random() < 0.3 or not mine[owner]:
            text = f"{owner[-1]}-{turn}"
            mine[owner][add(store, tmp_path / "in", owner, text).id] = text
        elif chance.random() < 0.2:
            gone = chance.choice(list(mine[owner]))
            assert store.erasing.delete_company(owner, gone)
            del mine[owner][gone]
        else:
            asked, text = chance.choice(list(mine[owner].items()))
            assert store.open_company(owner, asked, decode)[1].to_pylist() == [f"org of {text}"]
            assert store.open_company(chance.choice([o for o in owners if o != owner]), asked, decode) is None
    for owner in owners:
        assert {company.id: company.name for company in store.companies_of(owner)} == mine[owner]


def test_ids_cannot_be_guessed(store, tmp_path):
    """E8: 192 random bits."""
    ids = {add(store, tmp_path / "in").id for _ in range(5)}
    assert len(ids) == 5
    assert all(len(each) == 32 for each in ids)


def test_the_last_used_comes_first(store, tmp_path):
    """The list of companies, as a person looks for them."""
    early, late = add(store, tmp_path / "in"), add(store, tmp_path / "in", now=NOW + timedelta(seconds=1))
    assert [company.id for company in store.companies_of(ANN)] == [late.id, early.id]
    store.note_use(early, NOW + timedelta(hours=2))
    assert [company.id for company in store.companies_of(ANN)] == [early.id, late.id]


def test_a_use_moves_the_end_once_an_hour(store, tmp_path):
    """Not every look is a write."""
    kept = add(store, tmp_path / "in")
    store.note_use(kept, NOW + NOTE_USE_EVERY - timedelta(seconds=1))
    assert store.find_company(ANN, kept.id).expires_at == NOW + KEEP
    store.note_use(kept, NOW + NOTE_USE_EVERY)
    assert store.find_company(ANN, kept.id).expires_at == NOW + NOTE_USE_EVERY + KEEP


def test_contents_of_every_length_come_back(store, tmp_path, monkeypatch):
    """In parts, at their edges too; random bytes, so that packing does not shorten them."""
    part = 5_000
    monkeypatch.setattr(blobs, "PART_BYTES", part)
    for size in (0, 1, part - 1, part, part + 1, 2 * part + 7):
        data = random.Random(size).randbytes(size)  # noqa: S311 - a fixed seed
        given = reading(tmp_path / "in")
        given.org.write_bytes(data)
        given.findings.write_bytes(data)
        (tmp_path / "source").write_bytes(data)
        kept = store.add_company(ANN, "a", tmp_path / "source", given, NOW)
        assert store.org_bytes(kept) == data
        assert store.open_source(kept).read() == data
        with store.open_findings(kept) as findings:
            assert b"".join(iter(lambda file=findings: file.read(999), b"")) == data


def test_equal_contents_are_kept_once(store, tmp_path):
    """The same file twice, by two owners; each may erase it and the other keeps it."""
    one, two = add(store, tmp_path / "in"), add(store, tmp_path / "in", BEN)
    assert one.org_hash == two.org_hash
    assert _count(store) == 3
    assert store.erasing.delete_company(ANN, one.id)
    assert store.org_bytes(two) == b"org of x"
    assert _count(store) == 3
    assert store.erasing.delete_company(BEN, two.id)
    assert _count(store) == 0


def test_reading_again_replaces_the_org(store, tmp_path):
    """The old one is gone, the file stays."""
    old = add(store, tmp_path / "in")
    assert store.open_company(ANN, old.id, decode)[1].to_pylist() == ["org of x"]
    new = store.replace_org(ANN, old.id, reading(tmp_path / "new", "new"), NOW + timedelta(hours=1))
    assert new == store.find_company(ANN, old.id)
    assert (new.name, new.created_at, new.used_at) == ("new", NOW, NOW + timedelta(hours=1))
    assert (new.choices, new.report.name) == ({"sheet": "new"}, "new")
    assert store.open_company(ANN, old.id, decode)[1].to_pylist() == ["org of new"]
    assert store.open_source(old).read() == b"id,name\n1,x\n"
    assert _count(store) == 3


def test_reading_again_may_give_the_same(store, tmp_path):
    """Equal contents are not removed as the old ones."""
    old = add(store, tmp_path / "in")
    store.replace_org(ANN, old.id, reading(tmp_path / "new"), NOW)
    assert store.org_bytes(old) == b"org of x"
    assert store.open_findings(old).read() == b"code,x\n"


def test_columns_are_remembered_by_headings(store):
    """The last choice counts; order of headings matters."""
    assert store.remembered.choices_for(ANN, HEADINGS) == {}
    store.remembered.remember_choices(ANN, HEADINGS, {"mapping": {"id": "id"}}, NOW)
    store.remembered.remember_choices(ANN, HEADINGS, {"mapping": {"id": "name", "name": ""}}, NOW)
    assert store.remembered.choices_for(ANN, HEADINGS) == {"mapping": {"id": "name", "name": ""}}
    assert store.remembered.choices_for(ANN, HEADINGS[::-1]) == {}
    assert store.is_known(ANN)


def test_what_is_past_its_time_is_swept(store, tmp_path):
    """The file after a day, the company after thirty, remembered columns after a year."""
    kept = add(store, tmp_path / "in")
    store.remembered.remember_choices(ANN, HEADINGS, {"mapping": {"id": "id"}}, NOW)
    moment = timedelta(seconds=1)
    assert store.erasing.sweep(NOW + KEEP_SOURCE - moment) == 0
    assert store.open_source(kept) is not None
    assert store.erasing.sweep(NOW + KEEP_SOURCE) == 0
    assert store.open_source(kept) is None
    assert store.find_company(ANN, kept.id).source_hash is None
    assert store.org_bytes(kept) == b"org of x"
    assert store.erasing.sweep(NOW + KEEP) == 1
    assert store.find_company(ANN, kept.id) is None
    assert _count(store) == 0
    assert store.is_known(ANN)
    store.erasing.sweep(NOW + timedelta(days=365))
    assert not store.is_known(ANN)


@pytest.mark.parametrize("way", ["delete", "delete_all", "sweep"])
def test_r11_erased_means_erased(store, tmp_path, way, made_database):
    """R11: the canary is in no byte of the database's files, nor in memory, while the store is open."""
    kept = [add(store, tmp_path / "in", text=f"{CANARY} {number}") for number in range(6)]
    other = add(store, tmp_path / "in", BEN, "Ben-stays")
    store.remembered.remember_choices(ANN, [CANARY], {"mapping": {"id": CANARY}}, NOW)
    for company in kept:
        store.open_company(ANN, company.id, decode)
    assert made_database.everything().count(CANARY.encode()) > 6
    if way == "delete":
        assert all(store.erasing.delete_company(ANN, company.id) for company in kept)
        store.erasing.delete_all(ANN)
    elif way == "delete_all":
        assert store.erasing.delete_all(ANN) == 6
    else:
        store.note_use(other, NOW + KEEP)
        assert store.erasing.sweep(NOW + KEEP) == 6
        store.erasing.sweep(NOW + timedelta(days=365))
        other = None
    left = made_database.everything()
    assert CANARY.encode() not in left
    assert (b"Ben-stays" in left) == (other is not None)
    assert CANARY not in repr([value.to_pylist() for value, _size in store.cache._values.values()])


def test_a_lost_part_is_told(store, tmp_path):
    """Content that is not what its hash says is never decoded."""
    kept = add(store, tmp_path / "in")
    with store.database.writing() as connection:
        connection.execute(update(tables.blobs).where(tables.blobs.c.hash == kept.org_hash).values(bytes=b"\0"))
    with pytest.raises(StoreError, match="lost a part"):
        store.open_company(ANN, kept.id, decode)


def test_a_failure_inside_keeps_what_was(store, tmp_path, monkeypatch):
    """Whole or not at all: an error between the contents and the row leaves neither."""
    kept = add(store, tmp_path / "in")
    before = _count(store)

    def fail(_row):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("orgview.store.store.company_of", fail)
    with pytest.raises(StoreError, match="disk is full"):
        store.replace_org(ANN, kept.id, reading(tmp_path / "new", "new"), NOW)
    monkeypatch.undo()
    assert store.find_company(ANN, kept.id) == kept
    assert _count(store) == before


def test_any_name_can_be_kept(store, tmp_path):
    """Control characters and halves of pairs go, and nobody's list grows by a long name."""
    (tmp_path / "source").write_text("")
    for name in ("", "a\0b\x1b[31m\u202e\nc", "\ud800", "x" * 5000):
        kept = store.add_company(
            ANN, name, tmp_path / "source", reading(tmp_path / "in", name=name, headings=["\ud800\0"]), NOW
        )
        assert store.find_company(ANN, kept.id) == kept
        assert kept.name == kept.file_name
        assert kept.name.isprintable()
        assert len(kept.name) <= 200
        assert kept.report.headings == ["?\0"]


def test_times_have_a_zone(store, tmp_path):
    """A naive time is a fault of ours, not a guess."""
    with pytest.raises(StoreError, match="failed"):
        add(store, tmp_path / "in", now=datetime(2026, 1, 1))


def test_every_connection_is_careful(tmp_path):
    """The settings of SQLite that keep what was answered, and overwrite what is erased."""
    store = store_at(tmp_path)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "secure_delete": 1}
    assert {pragma.partition("=")[0] for pragma in PRAGMAS} >= set(wanted)
    engine = store.database.engine()
    with engine.connect() as one, engine.connect() as two:
        for connection, (name, value) in product((one, two), wanted.items()):
            assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value
    store.close()


def test_corrections_of_a_fit_go_with_their_company(tmp_path, made_database):
    """Kept for its owner, there after another reading, erased with it to the last byte."""
    store = store_at(tmp_path)
    company = add(store, tmp_path / "in")
    assert store.remembered.fit_of(company) == {}
    assert store.remembered.keep_fit(BEN, company.id, "{}") is False
    for role in ("coo", CANARY):
        assert store.remembered.keep_fit(ANN, company.id, f'{{"roles": {{"1": "{role}"}}}}') is True
    store.replace_org(ANN, company.id, reading(tmp_path / "again", "y"), NOW)
    assert store.remembered.fit_of(company) == {"roles": {"1": CANARY}}
    store.erasing.delete_company(ANN, company.id)
    assert store.remembered.fit_of(company) == {}
    store.close()
    assert CANARY.encode() not in made_database.everything()

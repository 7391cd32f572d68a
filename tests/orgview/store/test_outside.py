"""Contents outside the database: written by hash, erased with the last company that has them, failures in words."""

import hashlib
import os
import socket
import subprocess
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from orgview.store import blobs
from orgview.store.errors import StoreError
from orgview.store.outside import Outside, public_url
from tests.orgview.store.material import ANN, BEN, CANARY, NOW, add, decode, everything_in, reading, store_at


@pytest.fixture(scope="module")
def bucket():
    """A server that speaks S3, where `make s3` says which program is one; its address with a bucket."""
    program = os.environ.get("REPORTLINE_S3_SERVER")
    if not program:
        pytest.skip("`make s3` brings a server that speaks S3")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen([program, "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            bucket = urllib.request.Request(f"http://127.0.0.1:{port}/companies", method="PUT")
            for _ in range(200):
                with suppress(OSError), urllib.request.urlopen(bucket):
                    break
                time.sleep(0.1)
            yield f"s3://key:{CANARY}@companies/PREFIX?endpoint_override=127.0.0.1:{port}&scheme=http&region=eu-west-1"
        finally:
            server.terminate()


@pytest.fixture(params=["file", "memory", "s3"])
def url(request, tmp_path):
    """A storage of each kind."""
    if request.param == "s3":
        return request.getfixturevalue("bucket").replace("PREFIX", tmp_path.name)
    return f"file://{tmp_path / 'outside'}" if request.param == "file" else f"memory://{tmp_path.name}"


@pytest.fixture
def store(tmp_path, url):
    with closing(store_at(tmp_path, content_url=url)) as store:
        yield store


def _count(store):
    with store.database.engine().connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM blobs").scalar()


def _fail(*_args, **_options):
    raise ConnectionError(f"no route to storage with key {CANARY}")


def test_contents_go_outside_and_come_back(store, tmp_path, url, monkeypatch):
    """All three of a company, in parts too; the database has their sizes and hashes alone."""
    monkeypatch.setattr(blobs, "PART_BYTES", 10)
    company = add(store, tmp_path / "in", text="Añá 😀" * 100)
    assert _count(store) == 0
    there = Outside(url).all_digests()
    assert sorted(there) == sorted([company.org_hash, company.findings_hash, company.source_hash])
    assert store.org_bytes(company) == f"org of {company.name[:0]}{'Añá 😀' * 100}".encode()
    with store.open_source(company) as source:
        assert source.read().decode() == f"id,name\n1,{'Añá 😀' * 100}\n"
    assert store.open_findings(company).read().decode() == f"code,{'Añá 😀' * 100}\n"
    sizes = [len(Outside(url).read(digest)) for digest in there]
    assert store.usage_of(ANN).size_bytes == sum(sizes)
    assert all(hashlib.sha256(Outside(url).read(digest)).hexdigest() == digest for digest in there)


def test_r11_a_content_goes_with_the_last_company_that_has_it(store, tmp_path, url):
    """R11: of two owners' companies with one file the first leaves it, the second takes it along."""
    companies = {owner: add(store, tmp_path / "in", owner, CANARY) for owner in (ANN, BEN)}
    assert len(Outside(url).all_digests()) == 3
    assert store.erasing.delete_company(ANN, companies[ANN].id)
    assert store.open_company(BEN, companies[BEN].id, decode)[1].to_pylist() == [f"org of {CANARY}"]
    assert store.erasing.delete_all(BEN) == 1
    assert Outside(url).all_digests() == []
    assert CANARY.encode() not in everything_in(tmp_path / "data")
    if url.startswith("file"):
        assert everything_in(tmp_path / "outside") == b""


def test_what_lay_in_the_database_stays_readable(tmp_path, url):
    """The setting holds for what comes; without it again, what lies outside is asked for in words."""
    with closing(store_at(tmp_path)) as store:
        old = add(store, tmp_path / "in", text="old")
    with closing(store_at(tmp_path, content_url=url)) as store:
        new = add(store, tmp_path / "in", text="new")
        assert (store.org_bytes(old), store.org_bytes(new)) == (b"org of old", b"org of new")
        assert store.open_source(old).read() == b"id,name\n1,old\n"
    with closing(store_at(tmp_path)) as store:
        assert store.org_bytes(old) == b"org of old"
        with pytest.raises(StoreError, match="Set REPORTLINE_CONTENT_URL as it was"):
            store.org_bytes(new)


def test_a_storage_that_fails_keeps_nothing_and_says_so(store, tmp_path, url, monkeypatch):
    """Before the change of the database: no company without its contents; and no word of the storage's own."""
    before = add(store, tmp_path / "in", text="before")
    files = type(Outside(url)._files)
    monkeypatch.setattr(files, "put_file", _fail)
    with pytest.raises(StoreError) as failed:
        add(store, tmp_path / "in", text="after")
    assert failed.value.what == "The storage of contents cannot be used (ConnectionError)"
    assert "REPORTLINE_CONTENT_URL" in failed.value.advice
    assert CANARY not in str(failed.value)
    with pytest.raises(StoreError, match="cannot be used"):
        store.replace_org(ANN, before.id, reading(tmp_path / "new", "new"), NOW)
    assert store.companies_of(ANN) == [before]
    monkeypatch.undo()
    assert add(store, tmp_path / "in", text="after").name == "after"


def test_erasing_while_the_storage_fails_is_ended_by_the_sweep(store, tmp_path, url, monkeypatch):
    """The company is gone for everybody at once; its contents as soon as the storage answers."""
    company = add(store, tmp_path / "in", text=CANARY)
    files = type(Outside(url)._files)
    monkeypatch.setattr(files, "rm_file", _fail)
    with pytest.raises(StoreError, match="cannot be used"):
        store.erasing.delete_company(ANN, company.id)
    assert store.find_company(ANN, company.id) is None
    monkeypatch.undo()
    store.erasing.sweep(NOW)
    assert Outside(url).all_digests() == []


def test_what_a_killed_upload_left_is_swept(store, tmp_path, url):
    """Sent, and never noted: the next sweep removes it, and nothing else."""
    company = add(store, tmp_path / "in")
    (tmp_path / "stray").write_text(CANARY)
    digest = blobs.hash_of(tmp_path / "stray")
    Outside(url).write(tmp_path / "stray", digest)
    store.erasing.sweep(NOW)
    assert digest not in Outside(url).all_digests()
    assert store.org_bytes(company) == b"org of x"


def test_half_a_content_is_written_anew_and_a_changed_one_is_told(store, tmp_path, url):
    """A process was killed while it wrote, or somebody changed a file: never decoded."""
    add(store, tmp_path / "in")
    digest = store.companies_of(ANN)[0].org_hash
    files, place = Outside(url)._files, Outside(url)._place_of(digest)
    store.erasing.delete_all(ANN)
    files.makedirs(files._parent(place), exist_ok=True)
    files.pipe_file(place, b"org")
    company = add(store, tmp_path / "in")
    assert store.org_bytes(company) == b"org of x"
    files.pipe_file(place, b"org of y")
    with pytest.raises(StoreError, match="lost a part"):
        store.org_bytes(company)
    files.rm_file(place)
    with pytest.raises(StoreError, match="lost a part"):
        store.org_bytes(company)


def test_a_bucket_that_is_not_there_is_told(bucket, tmp_path):
    """With what to look at; the keys stay out of it."""
    (tmp_path / "x").write_text("x")
    with pytest.raises(StoreError, match="cannot be used") as told:
        Outside(bucket.replace("companies", "nobodys")).write(tmp_path / "x", "0" * 64)
    assert CANARY not in str(told.value)


def test_a_kind_of_storage_that_is_not_known_is_told():
    """No traceback of fsspec's."""
    with pytest.raises(StoreError, match="cannot be used"):
        Outside("nosuch://x/y").check()


def test_an_address_is_shown_without_its_password():
    """For `doctor` and messages."""
    shown = public_url(f"s3://key:{CANARY}@bucket/prefix?endpoint_override=storage:9000")
    assert CANARY not in shown
    assert shown.startswith("s3://key:***@bucket/prefix")
    assert public_url("") == ""


def test_two_machines_load_and_erase_one_content(made_database, tmp_path):
    """Whoever was told that it is there reads all of it, whatever the other erases meanwhile."""
    url = f"file://{tmp_path / 'outside'}"
    stores = [store_at(tmp_path, content_url=url) for _ in range(2)]

    def load_and_erase(number):
        store, owner = stores[number % 2], f"{number:064d}"
        for _ in range(5):
            company = add(store, tmp_path / f"in{number}", owner, "the same")
            assert store.org_bytes(company) == b"org of the same"
            assert store.erasing.delete_company(owner, company.id)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(load_and_erase, range(3)))
    for store in stores:
        store.erasing.sweep(NOW)
        store.close()
    assert [path for path in Path(tmp_path / "outside").rglob("*") if path.is_file()] == []

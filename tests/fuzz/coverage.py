"""Fuzzing that follows the branches of the program, by atheris.

``python -m tests.fuzz.coverage TARGET [SECONDS] [CORPUS]``: a target is ``files``, ``json``, ``links`` or ``bodies``.
Needs ``requirements-fuzz.txt``. Ends with 0 where no input is a fault; else the input lies in the current folder.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["orgmodel", "orgview"]):
    from orgview.application import create_app
    from orgview.server.limits import rate_limits, work_limits
    from orgview.settings import Settings
    from tests.fuzz import targets
    from tests.fuzz.material import JSON_SEEDS, SEEDS
    from tests.orgview.server.callbacks import right_bodies

TARGETS = ("files", "json", "links", "bodies")


def _files(folder: Path) -> tuple[Callable[[bytes], object], list[bytes]]:
    return lambda data: targets.read_file(folder, data), list(SEEDS)


def _json(folder: Path) -> tuple[Callable[[bytes], object], list[bytes]]:
    def read(data: bytes) -> None:
        # What begins otherwise is another format.
        targets.read_file(folder, data if data[:1] in (b"{", b"[") else b'[{"' + data)

    return read, list(JSON_SEEDS)


def _links(folder: Path) -> tuple[Callable[[bytes], object], list[bytes]]:
    client = create_app(Settings(store=f"sqlite:///{folder / 'x.sqlite3'}")).server.test_client()

    def ask(data: bytes) -> None:
        address = targets.GETS[data[0] % len(targets.GETS)] if data else "/"
        targets.get(client, address, data[1:].decode("utf-8", "replace"))

    query = b"n=400&struct=matrix&div=3&open=coo.ceo&t=DIRECTOR:9"
    return ask, [bytes([at]) + query for at in range(len(targets.GETS))]


def _bodies(folder: Path) -> tuple[Callable[[bytes], object], list[bytes]]:
    app = create_app(Settings(store=f"sqlite:///{folder / 'x.sqlite3'}"))
    client = app.server.test_client()
    known = {targets.CALLBACK: next(iter(right_bodies(app)))} | targets.POSTS
    addresses = [address.replace("{id}", "none") for address in known]

    def post(data: bytes) -> None:
        targets.post_text(client, addresses[data[0] % len(addresses)] if data else "/seats", data[1:])

    return post, [bytes([at]) + json.dumps(body).encode() for at, body in enumerate(known.values())]


def main() -> None:
    """Fuzz one target for some seconds."""
    name, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 600
    # Nothing counts how often is asked.
    rate_limits._take = lambda *_: None
    work_limits._wait_s = lambda *_: 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        corpus = Path(sys.argv[3]) if len(sys.argv) > 3 else folder / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        try_input, seeds = {"files": _files, "json": _json, "links": _links, "bodies": _bodies}[name](folder)
        for number, seed in enumerate(seeds):
            (corpus / f"seed-{number}").write_bytes(seed)
        options = [f"-max_total_time={seconds}", "-max_len=20000", "-timeout=60", "-rss_limit_mb=4096"]
        atheris.Setup([sys.argv[0], *options, str(corpus)], try_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()

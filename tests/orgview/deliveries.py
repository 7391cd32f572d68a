"""Stand-ins for the reader of files, called in the child process."""

import json
import os
import signal
from pathlib import Path

from orgmodel.errors import BadFile
from tests.reports import small_report


def deliver(path, name, choices, folder, max_rows):
    """Keep the file as the org; the report's preview says what came in."""
    data = Path(path).read_bytes()
    if not data:
        raise BadFile("The file is empty", "Load a file with a table.")
    if data.startswith(b"refuse"):
        raise BadFile("The file is a photo", "Load a table.")
    if data.startswith(b"abort"):
        os.abort()
    if data.startswith(b"hang"):
        mark = Path(os.fsdecode(data.split()[1]))
        mark.with_suffix(".part").write_text(f"{os.getpid()} {folder}")
        mark.with_suffix(".part").rename(mark)
        signal.pause()
    if b"crash again" in data and choices.get("mapping"):
        raise BadFile("The boss is not there", "Choose another column.")
    headings = data.split(b"\n")[0][:1000].decode("utf-8", "replace").split(",")
    Path(folder, "org.arrow").write_bytes(data[:10_000_000])
    if b"no findings" not in data:
        Path(folder, "findings.arrow").write_text("\ufeff" + "code,row\nORG101,2\n" * 10_000)
    return small_report(
        Path(name).stem,
        data.count(b"\n") - 1,
        mapping={"id": headings[0], "name": headings[-1]} | choices.get("mapping", {}),
        headings=headings,
        preview=[[json.dumps(choices), str(len(data))]],
    )

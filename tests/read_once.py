"""The reader that the app ships with, which reads a file with the same choices once in all tests of a process."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

from orgmodel.reading.sandbox.sandbox import run_in_sandbox


class OnceReader:
    """As `run_in_sandbox`; what a child wrote for a file is copied for whoever has the same file read again."""

    def __init__(self, shelf):
        self._shelf = shelf
        self._reports = {}

    def __call__(self, function, arguments, limits, is_over):
        """What a child answers, or answered before."""
        folder = Path(arguments["folder"])
        others = {name: value for name, value in arguments.items() if name not in ("path", "folder")}
        digest = sha256(Path(arguments["path"]).read_bytes()).hexdigest()
        key = json.dumps([function, digest, others, repr(limits)], sort_keys=True)
        shelf = self._shelf / sha256(key.encode()).hexdigest()
        if key not in self._reports:
            self._reports[key] = json.dumps(run_in_sandbox(function, arguments, limits, is_over))
            shutil.copytree(folder, shelf)
        else:
            shutil.copytree(shelf, folder, dirs_exist_ok=True)
        return json.loads(self._reports[key])

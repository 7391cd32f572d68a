"""Mutants: the program with one guard taken out, of which the guard's own test has to notice.

``python -m tests.mutants.mutants [LETTER...]`` takes each guard out of a copy of the tree, those of some groups of
docs/threats.md or all, and runs its test there: one that passes all the same is no proof, and the exit code is 1.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.folders import PROJECT


@dataclass(frozen=True)
class Mutant:
    """A guard: in which file, its text, what stands there without it, and the test that fails then."""

    name: str
    file: str
    old: str
    new: str
    test: str

    def take_out(self, tree: Path) -> str:
        """Take the guard out of a tree; gives the text of the file before."""
        path = tree / self.file
        text = path.read_text(encoding="utf-8")
        if text.count(self.old) != 1:
            raise ValueError(f"{self.name}: its text stands {text.count(self.old)} times in {self.file}, not once.")
        path.write_text(text.replace(self.old, self.new), encoding="utf-8")
        return text


def load_mutants() -> list[Mutant]:
    """Load all of them."""
    text = (PROJECT / "tests" / "mutants" / "mutants.toml").read_text(encoding="utf-8")
    return [Mutant(**one) for one in tomllib.loads(text)["mutant"]]


def _copy_to(tree: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / name, tree / name)


def _passes(mutant: Mutant, tree: Path) -> tuple[bool, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", mutant.test],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout


def main(groups: Sequence[str]) -> int:
    """Try all, or those of some groups; gives the exit code."""
    alive = []
    with TemporaryDirectory() as made:
        tree = Path(made)
        _copy_to(tree)
        for mutant in load_mutants():
            if groups and mutant.name[0] not in groups:
                continue
            before = mutant.take_out(tree)
            passed, output = _passes(mutant, tree)
            # A test that was not found, or skipped, shows nothing either.
            is_noticed = not passed and re.search(r"^(FAILED|E   )", output, re.MULTILINE) is not None
            print(f"{'noticed' if is_noticed else 'NOT NOTICED'}: {mutant.name}", flush=True)
            if not is_noticed:
                alive.append(mutant.name)
                print(output[-1500:])
            (tree / mutant.file).write_text(before, encoding="utf-8")
    print(f"{len(alive)} were not noticed")
    return int(bool(alive))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

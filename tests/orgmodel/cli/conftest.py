"""The command line, called in this process."""

import pytest

from orgmodel.cli import files
from orgmodel.cli.main import run


@pytest.fixture
def call(capsys):
    """Run arguments; exit code, standard output, standard error."""

    def _call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return stopped.value.code, captured.out, captured.err

    return _call


@pytest.fixture
def read_once(once_reader, monkeypatch):
    """Whatever file is named is read in a process with limits once, for all tests."""
    monkeypatch.setattr(files, "run_in_sandbox", once_reader)

"""The list of sample files."""

import pytest

from orgmodel.errors import BadData
from orgview.server.work.samples import read_samples
from tests.folders import PROJECT

GOOD = 'title = "T"\nnote = "N"\npath = "tests/data/chinook/Employee.csv"\nlicence = "L"\nattribution = "A"\n'


def _read(folder, text):
    (folder / "samples.toml").write_text(text, encoding="utf-8")
    return read_samples(folder)


def test_the_samples_are_files_of_the_test_data():
    """Each one named in the note on their licences."""
    samples = read_samples(PROJECT / "presets")
    readme = (PROJECT / "tests" / "data" / "README.md").read_text(encoding="utf-8")
    assert len(samples) == 10
    assert all(sample.path.name in readme for sample in samples.values())


def test_a_folder_without_samples_has_none(tmp_path):
    """A folder of presets of one's own need not have any."""
    assert read_samples(tmp_path) == {}


def test_a_sample_whose_file_is_missing_is_left_out(tmp_path):
    """Packages may come without the test data."""
    assert list(_read(tmp_path, f"[a]\n{GOOD}[b]\n{GOOD.replace('Employee', 'Nobody')}")) == ["a"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = 5", r"samples.toml: a\.title is None"),
        (f"[a]\n{GOOD.replace('note', 'notes')}", r"a\.note is None"),
        (f"[a]\n{GOOD.replace('tests/data', '../..')}", r"a\.path is .*within the project"),
        (f"[a]\n{GOOD.replace('tests/data/chinook/Employee.csv', '/etc/passwd')}", r"a\.path is '/etc/passwd'"),
        ("[", "Allowed: TOML"),
    ],
)
def test_a_bad_list_is_told(tmp_path, text, said):
    """File, key, value and what is allowed."""
    with pytest.raises(BadData, match=said):
        _read(tmp_path, text)

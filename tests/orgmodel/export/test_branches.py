"""A file for each branch: every manager's with all below, every department, what cannot be made is named."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from orgmodel.errors import DoesNotFit
from orgmodel.export.files import FILES
from orgmodel.export.jobs import branches as module
from orgmodel.export.jobs.branches import LEFT_OUT, branches, write_branches
from orgmodel.export.request import Request
from orgmodel.layout.loaded import names_of
from tests.orgmodel.export.material import company_of


@pytest.fixture(scope="module")
def request_of_oracle() -> Request:
    return Request(company_of("oracle-hr/employees.csv"))


def test_a_manager_has_all_below(request_of_oracle: Request):
    """A branch for each seat with reports, of its whole size, called by its name."""
    org = request_of_oracle.company.org
    found = list(branches(request_of_oracle, "manager"))
    sizes = {one.name: len(one.request.chosen) for one in found}
    assert len(found) == int((org.tree.count > 0).sum())
    assert sizes["Steven King"] == len(org)
    assert all(one.name in one.request.named.title for one in found)


def test_what_was_not_chosen_is_in_no_branch(request_of_oracle: Request):
    """Of two levels a manager's branch ends where the choice ends."""
    part = replace(request_of_oracle, levels=2)
    (only,) = branches(part, "manager")
    assert only.request.chosen.tolist() == part.chosen.tolist()
    assert only.name in only.request.named.title


def test_departments_hold_everybody_once(request_of_oracle: Request):
    """Each seat is in the file of its department."""
    seats = [seat for one in branches(request_of_oracle, "department") for seat in one.request.chosen.tolist()]
    assert sorted(seats) == list(range(len(request_of_oracle.company.org)))


def test_a_branch_that_does_not_fit_is_named(request_of_oracle: Request):
    """On A5 the whole company cannot be read; the others are there, and progress hears of all."""
    heard: list[tuple[int, int]] = []
    part = replace(request_of_oracle, paper="A5", progress=lambda done, of: heard.append((done, of)))
    target = BytesIO()
    write_branches(part, "manager", FILES["pdf"], target)
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        assert archive.read(LEFT_OUT).decode().startswith("Steven King: On one page of A5 the texts")
    assert heard[-1] == (18, 18)
    assert len([name for name in names if name.endswith(".pdf")]) < 18
    assert "03 Nancy Gruenberg.pdf" in names


def test_too_many_files_are_refused_with_a_way(request_of_oracle: Request, monkeypatch: pytest.MonkeyPatch):
    """One ZIP has a limit."""
    monkeypatch.setattr(module, "MOST_FILES", 17)
    with pytest.raises(DoesNotFit, match=r"18 files, one for each manager.*pages for each manager"):
        write_branches(request_of_oracle, "manager", FILES["csv"], BytesIO())


def test_managers_not_in_a_file_without_names_are_told_apart():
    """Each is called by the text that names it in the file, not all alike by a row that they do not have."""
    org = company_of("oracle-hr/departments.csv").org
    names = names_of(org, range(org.people, len(org)))
    assert len(names) == 9
    assert len(set(names)) == len(names)
    assert {"201", "114"} <= set(names)

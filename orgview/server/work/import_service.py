"""From a file to a company in the store: wait for a slot, read in a child process, keep what came of it."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from orgmodel.org.report import DecidedJson, Report
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.sandbox.sandbox import run_in_sandbox
from orgview.memory.freeing import LARGE_BYTES, give_back
from orgview.server.limits.job_slots import RUNNING, JobSlots
from orgview.server.work.carried_fit import carried_fit
from orgview.server.work.temp_folders import incoming_folder
from orgview.store.company import Reading, StoredCompany, lasting_choices
from orgview.store.errors import ChangedMeanwhile, translating_errors
from orgview.store.store import Store

DELIVER = "orgmodel.reading.sandbox.import_job:import_file"


def utc_now() -> datetime:
    """Time now, in UTC."""
    return datetime.now(UTC)


def working_slots(running: int = RUNNING) -> JobSlots:
    """Slots for work in this process, beside those for reading and painting in others."""
    return JobSlots(running, busy_text="Many large companies are worked on at the moment")


class SourceGone(LookupError):
    """The file that a company came from is not kept any more."""


@dataclass(frozen=True)
class Loader:
    """Reads files for visitors, a few at a time.

    Attributes
    ----------
    store, slots
        Where companies are kept; who may read when.
    work_slots
        Who may work on large companies that were read, in this process: compare them, read their titles.
    function
        ``"module:name"`` of what is called in the child process with ``path``, ``name``, ``choices`` and ``folder``:
        it writes ``org.arrow`` and ``findings.arrow`` (if it likes) into the folder and returns the report.
    limits
        Of the child.
    clock
        Tells the time.
    """

    store: Store
    slots: JobSlots = field(default_factory=JobSlots)
    function: str = DELIVER
    limits: Limits = LIMITS
    work_slots: JobSlots = field(default_factory=working_slots)
    clock: Callable[[], datetime] = utc_now

    def load(
        self,
        owner: str,
        name: str,
        choices: Mapping[str, Any],
        fill: Callable[[Path], None],
        is_gone: Callable[[], bool],
    ) -> StoredCompany:
        """Read a new file and keep its company.

        Parameters
        ----------
        owner
            Who will see it.
        name
            What the file is called, without folders.
        choices
            Fields of `orgmodel.reading.options.Choices`, as JSON. Without a mapping, what was chosen and decided
            for a file with these headings is taken.
        fill
            Writes the file to a path, once there is a slot.
        is_gone
            Tells whether nobody waits any more.

        Raises
        ------
        orgview.server.limits.job_slots.Busy, Cancelled, BadFile, StoreError
            If it cannot be read now, need not be, cannot be at all, or cannot be kept. Nothing is left behind.
        """
        with translating_errors(), self.slots.slot(is_gone) as is_over, incoming_folder() as folder:
            source = folder / "source"
            fill(source)
            reading = self._read(source, name, choices, folder / "first", is_over)
            if not choices.get("mapping"):
                known = self.store.remembered.choices_for(owner, reading.report.headings)
                taken = reading.report.mapping
                chosen = {**known, **choices}
                is_other = any(taken.get(field, "") != heading for field, heading in known.get("mapping", {}).items())
                if is_other or known.get("named") or known.get("decisions"):
                    reading = self._read(source, name, chosen, folder / "again", is_over)
                else:
                    # The mapping is known all the same: nobody need look at it again.
                    reading = replace(reading, choices=chosen)
            corrected = carried_fit(self.store, owner, reading)
            company = self.store.add_company(owner, name, source, reading, self.clock())
            if corrected is not None:
                self.store.remembered.keep_fit(owner, company.id, corrected)
            is_large = source.stat().st_size >= LARGE_BYTES
        if is_large:
            # What the file took on its way would else stay with the process.
            give_back()
        return company

    def load_again(
        self,
        owner: str | None,
        company_id: str,
        choices: Mapping[str, Any],
        is_gone: Callable[[], bool],
        version: str = "",
    ) -> StoredCompany | None:
        """Read the kept file of a company with other choices; what lasts of them is remembered for files like it.

        Parameters
        ----------
        version
            `StoredCompany.version` that the choices go out from; "" for whatever is there.

        Returns
        -------
        StoredCompany or None
            As it is now; None when the owner has no such company.

        Raises
        ------
        SourceGone
            If the file is not kept any more.
        orgview.store.errors.ChangedMeanwhile
            If somebody else changed the choices meanwhile.
        orgview.server.limits.job_slots.Busy, Cancelled, BadFile, StoreError
            As `load`; the company is as it was then.
        """
        company = self.store.find_company(owner, company_id)
        if owner is None or company is None:
            return None
        if version and company.version != version:
            raise ChangedMeanwhile
        with translating_errors(), self.slots.slot(is_gone) as is_over, incoming_folder() as folder:
            source = self._fetch(company, folder)
            reading = self._read(source, company.file_name, choices, folder / "first", is_over)
            new = self.store.replace_org(owner, company_id, reading, self.clock(), version)
        if new is not None:
            lasting = lasting_choices(new.choices, _names(reading.report))
            self.store.remembered.remember_choices(owner, reading.report.headings, lasting, self.clock())
        return new

    def read_other(self, company: StoredCompany, choices: Mapping[str, Any], is_gone: Callable[[], bool]) -> bytes:
        """Read the kept file of a company with other choices, as an Arrow IPC file; what is kept stays as it is.

        Raises
        ------
        SourceGone
            If the file is not kept any more.
        orgview.server.limits.job_slots.Busy, Cancelled, BadFile, StoreError
            As `load`.
        """
        with translating_errors(), self.slots.slot(is_gone) as is_over, incoming_folder() as folder:
            source = self._fetch(company, folder)
            return self._read(source, company.file_name, choices, folder / "first", is_over).org.read_bytes()

    def _fetch(self, company: StoredCompany, folder: Path) -> Path:
        """Put the kept file of a company into a folder."""
        kept = self.store.open_source(company)
        if kept is None:
            raise SourceGone
        source = folder / "source"
        with kept, source.open("wb") as into:
            shutil.copyfileobj(kept, into, 1024 * 1024)
        return source

    def _read(
        self, source: Path, name: str, choices: Mapping[str, Any], folder: Path, is_over: Callable[[], bool]
    ) -> Reading:
        folder.mkdir()
        arguments: dict[str, Any] = {
            "path": str(source),
            "name": name,
            "choices": dict(choices),
            "folder": str(folder),
            "max_rows": self.limits.rows,
        }
        report = Report.model_validate(run_in_sandbox(self.function, arguments, self.limits, is_over))
        findings = folder / "findings.arrow"
        decided = [_lasting(one) for one in report.decided]
        # Whoever was named by a row is named by the id, or the name, from now on, where it is theirs alone.
        words = {"decisions": decided, "named": report.named}
        lasting = {**choices, **{field: value for field, value in words.items() if value}}
        return Reading(folder / "org.arrow", findings if findings.is_file() else None, lasting, report)


def _lasting(one: DecidedJson) -> dict[str, str]:
    """A decision for the next file, which may not have those it names: with their names."""
    pairs = (("who_name", one.who_name, one.who), ("other_name", one.other_name, one.other))
    names = {key: name for key, name, text in pairs if name and name != text}
    return one.model_dump(include={"kind", "who", "other"}) | names


def _names(report: Report) -> dict[str, str]:
    """Texts of decisions to the names of those they mean."""
    pairs = [pair for one in report.decided for pair in ((one.who, one.who_name), (one.other, one.other_name))]
    return {text: name for text, name in pairs if text and name}

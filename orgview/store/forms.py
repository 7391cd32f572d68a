"""Forms of the tables: which one a store has, and the way from it to the latest one, which Alembic goes."""

import threading
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from orgview.store.errors import StoreError
from orgview.store.schema import METADATA, schema

# Its table, with one row: the form.
ALEMBIC = "alembic_version"
_MIGRATIONS = Path(__file__).with_name("migrations")
# Alembic's environment belongs to the process; two threads would mix theirs up.
_TURN = threading.Lock()


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a database that changes nothing.

    Attributes
    ----------
    companies
        How many are in it.
    form
        Of its tables.
    server
        What answers: "PostgreSQL 15.18"; "" for a file.
    """

    companies: int
    form: str
    server: str = ""

    @property
    def is_latest(self) -> bool:
        """True where the next start changes nothing."""
        return self.form == known_forms()[-1]


def known_forms() -> list[str]:
    """Forms that this program knows, the oldest first: "0001" and so on."""
    return sorted(path.stem.split("_")[1] for path in (_MIGRATIONS / "versions").glob("form_*.py"))


def check_form(forms: Sequence[str], database: str) -> str:
    """Form of a store, one that this program knows.

    Parameters
    ----------
    forms
        What its tables say: of Alembic's the one row, where it is there, else the number of before.
    database
        Its name for a message.

    Raises
    ------
    StoreError
        If it is another program's, or of a newer version of this one.
    """
    known = known_forms()
    if not forms or not all(form.isdigit() for form in forms):
        raise StoreError(f"{database} holds another program's data", "Set REPORTLINE_DATABASE_URL to another database.")
    form = max(forms)
    if form not in known:
        raise StoreError(
            f"The store {database} is of a newer Reportline (form {int(form)}, this one knows {int(known[-1])})",
            "Start the newer version, or set REPORTLINE_DATABASE_URL to another database.",
        )
    return form


def form_of_number(number: int) -> str:
    """Form that programs from before Alembic called by a number."""
    return f"{number:04}"


def form_of(connection: Connection, database: str) -> str | None:
    """Form of the tables behind a connection; None where there are none.

    Raises
    ------
    StoreError
        As `check_form`, also where a table of another program has the name of one of ours.
    """
    there = set(inspect(connection).get_table_names())
    return None if there.isdisjoint(METADATA.tables) else check_form(_forms_of(connection, there), database)


def upgrade(connection: Connection, database: str) -> None:
    """Make the tables, or bring those of an older form to the latest one, in the transaction of the connection.

    Raises
    ------
    StoreError
        As `form_of`. Nothing was changed then.

    Notes
    -----
    Whoever calls it sees to it that nobody else does so meanwhile.
    """
    there = set(inspect(connection).get_table_names())
    form = form_of(connection, database)
    if ALEMBIC in there and form == known_forms()[-1]:
        return
    migrate(connection, "head", form if ALEMBIC not in there else None)


def migrate(connection: Connection, target: str, taken_over: str | None = None) -> None:
    """Go from form to form with Alembic, in the transaction of the connection.

    Parameters
    ----------
    target
        Form to reach; "head" for the latest.
    taken_over
        Form of a store that Alembic does not know yet.
    """
    # A quarter of a second, which a store of the latest form does without.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with _TURN:
        if taken_over is not None:
            command.stamp(config, taken_over)
        command.upgrade(config, target)


def _forms_of(connection: Connection, there: Set[str]) -> list[str]:
    if ALEMBIC in there:
        return list(connection.scalars(select(column("version_num")).select_from(table(ALEMBIC))))
    numbers = connection.scalars(select(schema.c.number)) if schema.name in there else ()
    return [form_of_number(number) for number in numbers]

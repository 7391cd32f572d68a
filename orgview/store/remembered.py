"""Remembered: what an owner has decided and need not say again, columns by headings and corrections of a fit."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from orgview.store.audit import Audit
from orgview.store.company import StoredCompany, choices_of_json, company_of, headings_hash, row_of, to_json, version_of
from orgview.store.database import Database
from orgview.store.errors import ChangedMeanwhile
from orgview.store.schema import companies, fits, mappings

KEEP_MAPPING = timedelta(days=365)


class Remembered:
    """Decisions of all owners.

    Parameters
    ----------
    database, audit
        Of the store that holds the companies.
    """

    def __init__(self, database: Database, audit: Audit) -> None:
        self._database, self._audit = database, audit

    def remember_choices(self, owner: str, headings: Sequence[str], choices: Mapping[str, Any], now: datetime) -> None:
        """Keep which column is what and who is who, for the next file with the same headings."""
        key = headings_hash(headings)
        with self._database.writing() as connection:
            connection.execute(_mapping_at(delete(mappings), owner, key))
            connection.execute(
                insert(mappings).values(owner=owner, headings=key, mapping=to_json(dict(choices)), used_at=now)
            )

    def choices_for(self, owner: str | None, headings: Sequence[str]) -> dict[str, Any]:
        """Choices of the owner for a file with these headings; {} when nothing."""
        with self._database.reading() as connection:
            text = connection.scalar(_mapping_at(select(mappings.c.mapping), owner, headings_hash(headings)))
            return choices_of_json(text)

    def all_choices(self, owner: str | None) -> list[dict[str, Any]]:
        """Choices of an owner for all headings, which are known by a hash."""
        with self._database.reading() as connection:
            rows = connection.execute(select(mappings).where(mappings.c.owner == owner).order_by(mappings.c.headings))
            return [{"headings": row.headings, "choices": choices_of_json(row.mapping)} for row in rows]

    def fit_of(self, company: StoredCompany) -> dict[str, Any]:
        """Corrections of a company's fit by its owner; {} where there are none."""
        with self._database.reading() as connection:
            return _fit_of(connection, company.id)

    def last_fit(self, owner: str, headings: Sequence[str]) -> tuple[StoredCompany, dict[str, Any]] | None:
        """The owner's latest company that was corrected and whose file had these headings, and its corrections."""
        query = (
            select(companies, fits.c.given)
            .join(fits, fits.c.company == companies.c.id)
            .where(companies.c.owner == owner)
            .order_by(companies.c.created_at.desc(), companies.c.id)
        )
        with self._database.reading() as connection:
            for row in connection.execute(query):
                company = company_of(row)
                if list(company.report.headings) == list(headings):
                    return company, json.loads(row.given)
        return None

    def keep_fit(self, owner: str | None, company_id: str, corrected: str, version: str = "") -> bool:
        """Keep what was corrected, as JSON, instead of what was before; False when the owner has no such company.

        Parameters
        ----------
        version
            Version of the corrections that these go out from; "" for whatever is there.

        Raises
        ------
        ChangedMeanwhile
            If they have another version by now; nothing is changed.
        """
        with self._database.writing() as connection:
            if owner is None or connection.execute(row_of(owner, company_id)).one_or_none() is None:
                return False
            if version and version_of(_fit_of(connection, company_id)) != version:
                raise ChangedMeanwhile
            self._audit.note(connection, owner, "corrected", company_id)
            connection.execute(delete(fits).where(fits.c.company == company_id))
            connection.execute(insert(fits).values(company=company_id, given=corrected))
            return True


def _fit_of(connection: Connection, company_id: str) -> dict[str, Any]:
    text = connection.scalar(select(fits.c.given).where(fits.c.company == company_id))
    return {} if text is None else json.loads(text)


def copy_fit(connection: Connection, original_id: str, copy_id: str) -> None:
    """Give the corrections of a company's fit to a copy of it."""
    corrected = connection.scalar(select(fits.c.given).where(fits.c.company == original_id))
    if corrected is not None:
        connection.execute(insert(fits).values(company=copy_id, given=corrected))


def drop_fit(connection: Connection, company_id: str) -> None:
    """Remove the corrections of a company, which is erased."""
    connection.execute(delete(fits).where(fits.c.company == company_id))


def drop_choices(connection: Connection, owner: str | None) -> None:
    """Remove all choices of an owner."""
    connection.execute(delete(mappings).where(mappings.c.owner == owner))


def drop_past_choices(connection: Connection, now: datetime) -> None:
    """Remove choices that were not used for a year."""
    connection.execute(delete(mappings).where(mappings.c.used_at <= now - KEEP_MAPPING))


def _mapping_at(statement: Any, owner: str | None, headings: str) -> Any:
    return statement.where(mappings.c.owner == owner, mappings.c.headings == headings)

"""Quota: how much one visitor may have in the store."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, union

from orgview.store.schema import companies, contents

MIB = 1024 * 1024


class QuotaReached(RuntimeError):
    """A visitor has as much in the store as they may.

    Attributes
    ----------
    what, advice
        What is wrong, a sentence without its full stop; what to do next.
    """

    def __init__(self, what: str, advice: str) -> None:
        self.what, self.advice = what, advice
        super().__init__(f"{what}. {advice}")


@dataclass(frozen=True, slots=True)
class Usage:
    """Usage of the store by a visitor: how many companies, and their bytes, contents that several share once."""

    companies: int = 0
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Quota:
    """Most that a visitor may have in the store."""

    companies: int = 100
    size_bytes: int = 4096 * MIB

    def require(self, usage: Usage) -> None:
        """Refuse what would be more.

        Parameters
        ----------
        usage
            What the visitor would have.

        Raises
        ------
        QuotaReached
            With the limit, and how to come below it.
        """
        advice = "Erase companies that are not needed any more, under Mine, and load it again."
        if usage.companies > self.companies:
            raise QuotaReached(f"You have {self.companies:,} companies, and may have no more at once", advice)
        if usage.size_bytes > self.size_bytes:
            raise QuotaReached(f"Your companies may take {self.size_bytes // MIB:,} MiB, and this is more", advice)


def usage_of(connection: Connection, owner: str | None) -> Usage:
    """Count what a visitor has in the store, from the sizes that are noted."""
    count = connection.scalar(select(func.count()).select_from(companies).where(companies.c.owner == owner)) or 0
    columns = (companies.c.org_hash, companies.c.findings_hash, companies.c.source_hash)
    digests = union(*(select(column).where(companies.c.owner == owner) for column in columns))
    size = connection.scalar(select(func.sum(contents.c.size_bytes)).where(contents.c.hash.in_(digests))) or 0
    return Usage(count, int(size))

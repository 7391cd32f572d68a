"""Tables of the latest form; `migrations/` has the way to it from every form before."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Dialect, Index, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept as whole milliseconds since 1970: no database disagrees about those."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Count the milliseconds; a time without a zone is an error."""
        return None if value is None else (value - _EPOCH) // timedelta(milliseconds=1)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Read the moment, in UTC."""
        return None if value is None else _EPOCH + timedelta(milliseconds=value)


METADATA = MetaData()
HASH = String(64)
# Mark of tables with values of companies or visitors: on PostgreSQL they are written anew when something in them was
# erased. Contents have a way of their own, by partitions.
PRIVATE = {"is_private": True}

# One row: programs from before Alembic refuse a store by its number. On PostgreSQL writers queue at its lock.
schema = Table("reportline_schema", METADATA, Column("number", Integer, primary_key=True, autoincrement=False))

companies = Table(
    "companies",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("owner", HASH, nullable=False),
    Column("name", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("used_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("org_hash", HASH, nullable=False),
    Column("findings_hash", HASH),
    Column("source_hash", HASH),
    Column("source_until", UtcTime),
    Column("choices", Text, nullable=False),
    Column("report", Text, nullable=False),
    # Days after its last use; null for the usual ones.
    Column("keep_days", Integer),
    Index("companies_of_owner", "owner"),
    info=PRIVATE,
)

# What companies refer to, by its SHA-256: how large it is, and whether it lies outside the database.
contents = Table(
    "contents",
    METADATA,
    Column("hash", HASH, primary_key=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("is_outside", Boolean, nullable=False),
    info=PRIVATE,
)

# Contents in the database, in parts: none likes one value of 100 MB. On PostgreSQL in partitions by their hash.
blobs = Table(
    "blobs",
    METADATA,
    Column("hash", HASH, primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("bytes", LargeBinary, nullable=False),
)

mappings = Table(
    "mappings",
    METADATA,
    Column("owner", HASH, primary_key=True),
    Column("headings", HASH, primary_key=True),
    Column("mapping", Text, nullable=False),
    Column("used_at", UtcTime, nullable=False),
    info=PRIVATE,
)

# What a person corrected of a company's fit, as JSON: apart, so that reading its file again keeps it.
fits = Table(
    "fits",
    METADATA,
    Column("company", String(64), primary_key=True),
    Column("given", Text, nullable=False),
    info=PRIVATE,
)

# Tables and partitions of PostgreSQL whose files still hold what was erased; one row for each change.
rewrites = Table(
    "rewrites",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("name", String(64), nullable=False),
)

# Links by which others see companies of an owner; the secret of a link is known by its hash alone.
shares = Table(
    "shares",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("owner", HASH, nullable=False),
    Column("secret_hash", HASH, nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("may_copy", Boolean, nullable=False),
    Column("has_restricted", Boolean, nullable=False),
    # What is opened: the query of an address, and what a comparison was called when it was shared.
    Column("opens", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    # Name of the only login that it opens for; "" for whoever has it.
    Column("for_login", String(320), nullable=False, server_default=""),
    Index("shares_of_owner", "owner"),
    info=PRIVATE,
)

shared_companies = Table(
    "shared_companies",
    METADATA,
    Column("share", String(64), primary_key=True),
    Column("company", String(64), primary_key=True),
    Index("shares_of_company", "company"),
    info=PRIVATE,
)

# Who opened a link.
guests = Table(
    "guests",
    METADATA,
    Column("share", String(64), primary_key=True),
    Column("visitor", HASH, primary_key=True),
    Column("opened_at", UtcTime, nullable=False),
    Index("shares_of_guest", "visitor"),
    info=PRIVATE,
)

# Logins that count no more though their time is not over, by hashes: of one login, or of all of somebody's that began
# before a moment.
ended_logins = Table(
    "ended_logins",
    METADATA,
    Column("key_hash", HASH, primary_key=True),
    Column("began_before", UtcTime, nullable=False),
    Column("until", UtcTime, nullable=False),
    info=PRIVATE,
)

audit = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("owner", HASH, nullable=False),
    Column("who", String(320), nullable=False),
    Column("deed", String(32), nullable=False),
    Column("company", String(64), nullable=False),
    Index("audit_of_owner", "owner"),
    Index("audit_of_who", "who"),
    info=PRIVATE,
)

"""Logins that were ended before their time."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make their table; PostgreSQL samples nothing of the hashes in it."""
    op.create_table(
        "ended_logins",
        sa.Column("key_hash", sa.String(64), primary_key=True),
        sa.Column("began_before", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE ended_logins ALTER COLUMN key_hash SET STATISTICS 0")

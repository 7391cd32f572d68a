"""No statistics of PostgreSQL over texts: they are samples of values, and outlive what was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Have PostgreSQL sample numbers alone; SQLite samples nothing unless it is told."""
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        return
    tables = sa.inspect(bind)
    for table in (
        "companies",
        "contents",
        "blobs",
        "mappings",
        "fits",
        "shares",
        "shared_companies",
        "guests",
        "audit",
    ):
        for column in tables.get_columns(table):
            if isinstance(column["type"], sa.String | sa.LargeBinary):
                op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column["name"]}" SET STATISTICS 0')

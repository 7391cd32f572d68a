"""Companies, their contents, remembered columns: the first form."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    # By this number programs from before Alembic know that a store is newer than they are.
    number = op.create_table(
        "reportline_schema", sa.Column("number", sa.Integer, primary_key=True, autoincrement=False)
    )
    op.bulk_insert(number, [{"number": 1}])
    op.create_table(
        "companies",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("used_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("org_hash", sa.String(64), nullable=False),
        sa.Column("findings_hash", sa.String(64)),
        sa.Column("source_hash", sa.String(64)),
        sa.Column("source_until", sa.BigInteger),
        sa.Column("choices", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
    )
    op.create_index("companies_of_owner", "companies", ["owner"])
    op.create_table(
        "blobs",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "mappings",
        sa.Column("owner", sa.String(64), primary_key=True),
        sa.Column("headings", sa.String(64), primary_key=True),
        sa.Column("mapping", sa.Text, nullable=False),
        sa.Column("used_at", sa.BigInteger, nullable=False),
    )

"""The audit log, and how long each company is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make its table, and the column."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("who", sa.String(320), nullable=False),
        sa.Column("deed", sa.String(32), nullable=False),
        sa.Column("company", sa.String(64), nullable=False),
    )
    op.create_index("audit_of_owner", "audit", ["owner"])
    op.create_index("audit_of_who", "audit", ["who"])
    op.add_column("companies", sa.Column("keep_days", sa.Integer))

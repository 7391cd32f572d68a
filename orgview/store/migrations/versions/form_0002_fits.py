"""Corrections of a company's fit."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "fits",
        sa.Column("company", sa.String(64), primary_key=True),
        sa.Column("given", sa.Text, nullable=False),
    )
    op.execute("UPDATE reportline_schema SET number = 2")

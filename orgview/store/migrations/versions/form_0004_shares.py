"""Links by which others see companies, and who opened them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make their tables."""
    op.create_table(
        "shares",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("may_copy", sa.Boolean, nullable=False),
        sa.Column("has_restricted", sa.Boolean, nullable=False),
        sa.Column("opens", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
    )
    op.create_index("shares_of_owner", "shares", ["owner"])
    op.create_table(
        "shared_companies",
        sa.Column("share", sa.String(64), primary_key=True),
        sa.Column("company", sa.String(64), primary_key=True),
    )
    op.create_index("shares_of_company", "shared_companies", ["company"])
    op.create_table(
        "guests",
        sa.Column("share", sa.String(64), primary_key=True),
        sa.Column("visitor", sa.String(64), primary_key=True),
        sa.Column("opened_at", sa.BigInteger, nullable=False),
    )
    op.create_index("shares_of_guest", "guests", ["visitor"])

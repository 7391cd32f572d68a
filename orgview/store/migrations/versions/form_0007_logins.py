"""Links for one login alone."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; links of before open for whoever has them."""
    op.add_column("shares", sa.Column("for_login", sa.String(320), nullable=False, server_default=""))

"""Forms are counted by Alembic from here on."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Set the number of old to one that programs from before Alembic refuse; it stays so."""
    op.execute("UPDATE reportline_schema SET number = 3")

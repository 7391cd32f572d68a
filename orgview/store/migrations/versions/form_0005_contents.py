"""Sizes and places of contents; on PostgreSQL, contents in partitions that can be rewritten one by one."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

PARTITIONS = 64
# A planner's statistics would hold values of these after the rows are gone.
TEXTS = {
    "companies": ("name", "file_name", "choices", "report"),
    "mappings": ("mapping",),
    "fits": ("given",),
    "shares": ("opens", "title"),
}


def upgrade() -> None:
    """Count what is there, and part it."""
    contents = op.create_table(
        "contents",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
        sa.Column("is_outside", sa.Boolean, nullable=False),
    )
    blobs = sa.table("blobs", sa.column("hash"), sa.column("bytes"))
    sizes = sa.select(blobs.c.hash, sa.func.sum(sa.func.length(blobs.c.bytes)), sa.false()).group_by(blobs.c.hash)
    op.execute(sa.insert(contents).from_select(["hash", "size_bytes", "is_outside"], sizes))
    op.create_table(
        "rewrites",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(64), nullable=False),
    )
    if op.get_context().dialect.name == "postgresql":
        _part_blobs()
        for name, columns in TEXTS.items():
            for column in columns:
                op.execute(f"ALTER TABLE {name} ALTER COLUMN {column} SET STATISTICS 0")


def _part_blobs() -> None:
    op.execute(
        "CREATE TABLE parted (hash varchar(64) NOT NULL, part integer NOT NULL, bytes bytea NOT NULL, "
        "PRIMARY KEY (hash, part)) PARTITION BY HASH (hash)"
    )
    # It is compressed already.
    op.execute("ALTER TABLE parted ALTER COLUMN bytes SET STORAGE EXTERNAL, ALTER COLUMN bytes SET STATISTICS 0")
    for number in range(PARTITIONS):
        op.execute(
            f"CREATE TABLE blobs_{number:02} PARTITION OF parted "
            f"FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {number})"
        )
    op.execute("INSERT INTO parted SELECT hash, part, bytes FROM blobs")
    op.drop_table("blobs")
    op.rename_table("parted", "blobs")
    op.execute("ALTER INDEX parted_pkey RENAME TO blobs_pkey")

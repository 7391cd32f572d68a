"""Migrations: each form of the tables after the one before, for Alembic."""

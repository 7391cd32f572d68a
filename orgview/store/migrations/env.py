"""Environment of Alembic: the connection comes from whoever runs it, and so does the transaction."""

from alembic import context

from orgview.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite too: `forms.py` opens its transactions, so that a form is there whole or not at all.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

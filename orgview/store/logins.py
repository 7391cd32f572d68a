"""Logins that were ended before their time: copies of their cookies are nobody's from then on, on every machine.

Of a login there is a hash alone, of a random number or of whose it is; neither leads to a company.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, delete, exists, insert, select

from orgview.store.database import Database
from orgview.store.schema import ended_logins


class EndedLogins:
    """Ended logins of all visitors.

    Parameters
    ----------
    database
        Of the store that holds the companies.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def end(self, key: str, began_before: datetime, until: datetime) -> None:
        """End the logins of a key, also on a full disk.

        Parameters
        ----------
        key
            Random number of one login, or whose logins they are.
        began_before
            Those that began later go on.
        until
            When even the youngest of them ends by itself; nothing is known of them afterwards.
        """
        self._database.free(partial(_end, key=_hash_of(key), began_before=began_before, until=until))

    def is_ended(self, keys: Sequence[str], began_at: datetime) -> bool:
        """True where a login that began then was ended by one of its keys."""
        among = ended_logins.c.key_hash.in_([_hash_of(key) for key in keys])
        with self._database.reading() as connection:
            found = exists(select(ended_logins.c.key_hash).where(among, ended_logins.c.began_before >= began_at))
            return bool(connection.scalar(select(found)))


def drop_past_logins(connection: Connection, now: datetime) -> None:
    """Remove what ends by itself."""
    connection.execute(delete(ended_logins).where(ended_logins.c.until <= now))


def _end(connection: Connection, key: str, began_before: datetime, until: datetime) -> None:
    connection.execute(delete(ended_logins).where(ended_logins.c.key_hash == key))
    connection.execute(insert(ended_logins).values(key_hash=key, began_before=began_before, until=until))


def _hash_of(key: str) -> str:
    return hashlib.sha256(f"ended login\n{key}".encode()).hexdigest()

"""StoreError, and the databases' own errors put into words."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FULL, _MAKE_ROOM = "The server's disk is full", "Make room on it."
# Words of SQLite and PostgreSQL, and what a person can do.
_CAUSES = (
    (
        ("disk is full", "disk full", "no space", "disk i/o error"),
        _FULL,
        _MAKE_ROOM,
    ),
    (
        ("readonly", "read-only", "unable to open", "permission denied"),
        "The store cannot be written",
        "Give this user the right to write its folder, or to make tables in its database.",
    ),
    (
        ("locked", "busy", "lock timeout", "too many clients", "connection slots"),
        "The store is busy",
        "Try again in a minute.",
    ),
    (
        ("malformed", "not a database", "corrupt"),
        "The store is damaged",
        "Stop the server and put a backup in its place.",
    ),
)


class StoreError(RuntimeError):
    """The store cannot be used, or a company could not be put into it; what it held before is as it was.

    Attributes
    ----------
    what
        What is wrong, a sentence without its full stop. Holds no value of a company, and no password.
    advice
        What to do next, a sentence with its full stop.
    is_full
        True where there is no room on the disk: what is kept can still be read and erased.
    """

    def __init__(self, what: str, advice: str, *, is_full: bool = False) -> None:
        self.what, self.advice, self.is_full = what, advice, is_full
        super().__init__(f"{what}. {advice}")


class ChangedMeanwhile(RuntimeError):
    """Change of what somebody else has changed since it was looked at; theirs stands."""


@contextmanager
def translating_errors() -> Iterator[None]:
    """Turn an error of the database into a `StoreError`; its text, which may hold values, is left behind."""
    try:
        yield
    except DBAPIError as error:
        # The driver's own text alone: SQLAlchemy's adds the statement with its values.
        raise in_words(str(error.orig)) from None
    except sqlite3.Error as error:  # of a connection that is used without SQLAlchemy
        raise in_words(str(error)) from None
    except OSError as error:  # the files that go into it
        if error.errno in DISK_FULL:
            raise StoreError(_FULL, _MAKE_ROOM, is_full=True) from None
        raise StoreError(f"The server could not keep a file ({error.strerror})", "Try again in a minute.") from None
    except SQLAlchemyError as error:
        raise StoreError(f"The store failed ({type(error).__name__})", "Try again in a minute.") from None


def in_words(text: str) -> StoreError:
    """Find the sentence for what a driver said.

    Examples
    --------
    >>> str(in_words("database or disk is full"))
    "The server's disk is full. Make room on it."
    """
    for words, what, advice in _CAUSES:
        if any(word in text.lower() for word in words):
            return StoreError(what, advice, is_full=what == _FULL)
    return StoreError(
        "The store cannot be reached", "Is its database running? REPORTLINE_DATABASE_URL says where it is."
    )

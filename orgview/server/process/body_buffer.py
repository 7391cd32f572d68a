"""Body buffer: where waitress puts the body of a request; a full disk is remembered, not an end of the connection."""

from waitress.buffers import OverflowableBuffer
from waitress.utilities import Error

from orgview.server.work.temp_folders import DISK_FULL


class InsufficientStorage(Error):  # type: ignore[misc]  # waitress has no types
    """The refusal of a body for which there is no room."""

    code = 507
    reason = "Insufficient Storage"


class BodyBuffer(OverflowableBuffer):  # type: ignore[misc]
    """Waitress' own buffer, which goes to a temporary file when it grows.

    Where that file cannot grow, the rest of the body is read and dropped: a client that is still sending would not read
    an answer, and would take the closed connection for a fault of the network.

    Attributes
    ----------
    is_cut
        True when the disk was too full for all of it.
    """

    is_cut = False

    def append(self, part: bytes) -> None:
        """Add a part, or drop it."""
        if self.is_cut:
            return
        try:
            super().append(part)
        except OSError as error:
            if error.errno not in DISK_FULL:
                raise
            self.is_cut = True

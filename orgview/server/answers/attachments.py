"""Attachments: answers that a browser saves as files, under names in every script."""

import unicodedata
from urllib.parse import quote

from flask import Response

# Letters that stand for themselves in a parameter of a header, https://datatracker.ietf.org/doc/html/rfc8187#section-3.2.1
_PLAIN = "!#$&+-.^_`|~"


def attach(response: Response, name: str) -> Response:
    """Have an answer saved under a name.

    Parameters
    ----------
    name
        Of a file, from `orgmodel.export.names.file_name`. A header takes no letters beyond Latin-1, and browsers guess
        at those beyond ASCII: where there are any it is told encoded, and without them for what reads no more.
    """
    names = {"filename": name}
    if not name.isascii():
        stem, dot, extension = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().rpartition(".")
        names["filename"] = f"{' '.join(stem.split()) or 'file'}{dot}{extension}"
        names["filename*"] = f"UTF-8''{quote(name, safe=_PLAIN)}"
    response.headers.set("Content-Disposition", "attachment", **names)
    return response

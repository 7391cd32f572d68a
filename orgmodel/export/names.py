"""File names that every system takes."""

import re
import unicodedata

MAX_LENGTH = 80
# File systems take 255 bytes; 80 emoji are 320.
MAX_BYTES = 200
_RESERVED = re.compile(r"(con|conin\$|conout\$|prn|aux|nul|(com|lpt)[\d¹²³]) *(\..*)?", re.IGNORECASE)


def file_name(stem: str, extension: str) -> str:
    """File name from any text: letters of every script stay, what a system could trip over goes.

    Parameters
    ----------
    stem
        What the file is called; may hold anything.
    extension
        Without its dot.

    Examples
    --------
    >>> file_name("../../x<b>", "svg"), file_name("CON", "png"), file_name(" 400 people ", "pdf")
    ('x b.svg', 'chart CON.png', '400 people.pdf')
    """
    kept = "".join(
        " " if char in '<>:"/\\|?*' or unicodedata.category(char)[0] in "CZ" else char
        for char in unicodedata.normalize("NFC", stem)
    )
    name = " ".join(kept.split()).strip(". ")[:MAX_LENGTH]
    name = name.encode()[:MAX_BYTES].decode(errors="ignore").strip(". ")
    if not name or _RESERVED.fullmatch(name):
        name = f"chart {name}".strip()
    return f"{name}.{extension}"

"""Lines of vCards: unfolded, without pictures, and only those whose head can be read, all in linear time.

vobject takes exponential time for a head that is none (``N;A=b;A=b`` without a colon), and the square of their number
for folded lines: neither may reach it.
"""

import re

# Group, name and parameters up to the colon; what repeats gives nothing back.
_HEAD = re.compile(
    r"(?:[a-zA-Z0-9_-]++\.)?+([a-zA-Z0-9_-]++);?(?:;[a-zA-Z0-9_-]++"
    r"""(?:=(?:"[^"]*+"|[^";:,]*+))?+(?:,(?:"[^"]*+"|[^";:,]*+))*+)*+:"""
)
_PICTURES = frozenset({"PHOTO", "LOGO", "KEY", "SOUND"})
_QUOTED = "quoted-printable"
# Lines of one quoted value, which vobject joins anew for each.
_MOST_QUOTED = 1_000


def readable_lines(text: str) -> tuple[str, int]:
    r"""Unfold lines; leave out pictures, and lines whose head cannot be read, and count the latter.

    Each line keeps its number: blank ones follow an unfolded one.

    Examples
    --------
    >>> readable_lines("FN:Ann\n  Berg\nPHOTO:abc\nN;A=b\n")
    ('FN:Ann Berg\n\n\n\n', 1)
    """
    read: list[str] = []
    unread, parts, is_quoted = 0, [""], False
    for number, raw in enumerate(text.split("\n")):
        line = raw.rstrip("\r")
        is_folded = line[:1] in (" ", "\t") or (is_quoted and parts[-1].endswith("="))
        if number and is_folded and line.strip():
            parts.append(line)
            continue
        if number:
            unread += _add(read, parts, is_quoted=is_quoted)
        parts, is_quoted = [line], _QUOTED in line.casefold()
    unread += _add(read, parts, is_quoted=is_quoted)
    return "\n".join(read), unread


def _add(read: list[str], parts: list[str], *, is_quoted: bool) -> bool:
    """Add a line of so many parts, blank where it is left out; True if its head cannot be read."""
    line = ("\n" if is_quoted else "").join([parts[0], *(part if is_quoted else part[1:] for part in parts[1:])])
    head = _HEAD.match(line)
    is_bad = bool(line.strip()) and (head is None or (is_quoted and len(parts) > _MOST_QUOTED))
    if is_bad or (head is not None and head[1].upper() in _PICTURES):
        read.extend([""] * len(parts))
    else:
        read.append(line)
        read.extend([""] * (0 if is_quoted else len(parts) - 1))
    return is_bad

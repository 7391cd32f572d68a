"""Company names: what a company is called after the file that it came from."""

import re

# Endings of files, two for those that are packed as well.
_ENDING = re.compile(r"(?:\.[A-Za-z][A-Za-z0-9]{0,8}){1,2}$")
# Blanks in disguise: all but a hyphen within a number, which is that of a date or a version.
_JOINTS = re.compile(r"[\s_+]+|(?<!\d)-|-(?!\d)")


def company_name(file_name: str) -> str:
    """Proposed name of a company: that of its file without ending and joints, with a capital letter; "" for "".

    >>> company_name("acme_people-2026-03.csv"), company_name("Org-Chart.drawio.xml"), company_name("people")
    ('Acme people 2026-03', 'Org Chart', 'People')
    """
    words = " ".join(_JOINTS.sub(" ", _ENDING.sub("", file_name)).split())
    if not words:
        return file_name
    return words if any(letter.isupper() for letter in words) else words[0].upper() + words[1:]

"""TOML that somebody sent, as records whose numbers are text as they stand."""

import re
import tomllib

from orgmodel.errors import BadFile
from orgmodel.reading.formats.records.json_text import Parsed

# A key of a hundred parts; the parser takes a time that grows with the square of their number.
_DEEP_KEY = re.compile(
    r"""(?m)(?:^[ \t]*+\[{0,2}|[{,])[ \t]*+(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}"""
)
_DEEP = "The file is nested too deep"
_ONE_EACH = "Write one record per person."


def parse_toml(text: str) -> Parsed:
    """Parse TOML.

    Raises
    ------
    BadFile
        If it is none, or nests too deep; names the line.
    """
    advice = "Correct that place, or export the people as JSON or CSV."
    if _DEEP_KEY.search(text):
        raise BadFile(_DEEP, _ONE_EACH)
    try:
        return Parsed(tomllib.loads(text.replace("\r\n", "\n"), parse_float=str), [])
    except RecursionError:
        raise BadFile(_DEEP, _ONE_EACH) from None
    except tomllib.TOMLDecodeError as error:
        raise BadFile(f"The file is no TOML: {error}", advice) from None

"""TOML that somebody sent, as records whose numbers are text as they stand."""

import json
import re
import tomllib
from datetime import date, time

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
        If it is none, nests too deep, or holds a number of thousands of digits; names the line.
    """
    advice = "Correct that place, or export the people as JSON or CSV."
    if _DEEP_KEY.search(text):
        raise BadFile(_DEEP, _ONE_EACH)
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"), parse_float=str)
        return Parsed(json.loads(json.dumps(data, default=_as_written)), [])
    except RecursionError:
        raise BadFile(_DEEP, _ONE_EACH) from None
    except tomllib.TOMLDecodeError as error:
        raise BadFile(f"The file is no TOML: {error}", advice) from None
    except ValueError:
        raise BadFile("The TOML holds a number of thousands of digits", advice) from None


def _as_written(value: object) -> str:
    """A date or a time of TOML as text: 2020-01-31, 07:30:00."""
    assert isinstance(value, date | time)  # noqa: S101 - TOML has no other values that JSON has not
    return value.isoformat()

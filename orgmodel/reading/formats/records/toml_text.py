"""TOML that somebody sent, as records whose numbers are text as they stand."""

import tomllib

from orgmodel.errors import BadFile
from orgmodel.reading.formats.records.json_text import Parsed


def parse_toml(text: str) -> Parsed:
    """Parse TOML.

    Raises
    ------
    BadFile
        If it is none, or nests too deep; names the line.
    """
    advice = "Correct that place, or export the people as JSON or CSV."
    try:
        return Parsed(tomllib.loads(text.replace("\r\n", "\n"), parse_float=str), [])
    except RecursionError:
        raise BadFile("The file is nested too deep", "Write one record per person.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadFile(f"The file is no TOML: {error}", advice) from None

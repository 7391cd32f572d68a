"""Five people, told in any way: everybody who reads one of the files must find the same lines."""

from pathlib import Path

from orgmodel.reading.build import Reading
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.read import read_company
from tests.orgmodel.reading.companies import bosses

LINES = {"Ann Berg": "", "Bo Cole": "Ann Berg", "Cy Dorn": "Bo Cole", "Ed Fox": "Bo Cole", "Di East": "Ann Berg"}
TITLES = {"Ann Berg": "CEO", "Bo Cole": "CTO", "Cy Dorn": "Developer", "Ed Fox": "Engineer", "Di East": "CFO"}


def read_text(folder: Path, text: str | bytes, choices: Choices = NONE) -> Reading:
    """Read a text as a file without an ending that could tell what it is."""
    path = folder / "file"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_company(path, choices)


def lines(reading: Reading) -> dict[str, str]:
    """Everybody's name to the name of their manager, placeholders too."""
    return bosses(reading.org, "name")


def titles(reading: Reading) -> dict[str, str]:
    """Everybody's name to their title."""
    org = reading.org
    seats = range(len(org))
    return dict(zip(org.texts("name", seats), org.texts("title", seats), strict=True))


def summary(reading: Reading) -> str:
    """What the reader says that it read."""
    return "; ".join(text for one in reading.findings if one.code in {"ORG123", "ORG126"} for text in one.values)

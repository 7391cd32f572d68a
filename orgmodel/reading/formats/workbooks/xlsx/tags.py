"""Walk the tags of an XML part that somebody sent. Nothing that defines entities is read, so none can grow or fetch."""

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from orgmodel.errors import BadFile
from orgmodel.reading.formats.unzip import DAMAGED

StartTag = Callable[[str, Mapping[str, str]], None]


def make_parser(member: str) -> expat.XMLParserType:
    """Make an expat parser that refuses a document type, and with it every entity: no workbook has one."""

    def refuse(*_: object) -> None:
        raise BadFile(
            f"{member!r} in the file defines entities, as attacks on readers do and no workbook does",
            "Open it in the program it came from, save it again and load that file.",
        )

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def feed(parser: expat.XMLParserType, chunks: Iterable[bytes], member: str) -> None:
    """Feed a part to a parser, to its end.

    Raises
    ------
    BadFile
        If it is no well-formed XML, or defines entities.
    """
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, BadFile):
            raise
        raise BadFile(f"The file is damaged: {member!r} is no XML that can be read", DAMAGED) from error


def read_tags(chunks: Iterable[bytes], start: StartTag, member: str) -> None:
    """Call `start` for each opening tag with its name, without prefix, and its attributes."""
    parser = make_parser(member)
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    feed(parser, chunks, member)


def check_xml(chunks: Iterable[bytes], member: str) -> None:
    """Refuse a part that is no well-formed XML or defines entities."""
    feed(make_parser(member), chunks, member)

"""Tables out of LDIF, the text that directories (LDAP, Active Directory) export."""

import base64
import binascii
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from orgmodel.errors import BadFile
from orgmodel.findings import finding
from orgmodel.reading.formats.tabulate import check_rows, tabulate
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.table import Origin, Table
from orgmodel.reading.text.encoding import guess_findings, read_text

DN = "dn"
_BETWEEN = "; "
# Attribute, one or two colons or a colon and "<", value.
_LINE = re.compile(r"([A-Za-z0-9][A-Za-z0-9.;_-]*):([:<]?) *(.*)", re.DOTALL)
_BLANK = re.compile(r"\n[ \t]*+(?:\n[ \t]*+)++")
# Classes of entries that are no people, and those that make a person of any entry but a device.
_NO_PEOPLE_TEXT = """
domain dcobject domaindns organization organizationalunit organizationalrole groupofnames groupofuniquenames
groupofurls posixgroup group container builtindomain country locality alias device applicationprocess iphost
ipnetwork groupofentries dynamicgroup nisnetgroup sudorole nisdomainobject msexchdynamicdistributionlist
lostandfound grouppolicycontainer printqueue volume serviceconnectionpoint simplesecurityobject
"""
_NO_PEOPLE = frozenset(_NO_PEOPLE_TEXT.split())
_PEOPLE_TEXT = """
person organizationalperson inetorgperson user posixaccount account contact mozillaabpersonalpha eduperson
"""
_PEOPLE = frozenset(_PEOPLE_TEXT.split())
_DEVICES = frozenset(
    {"computer", "device", "printer", "ms-ds-groupmanagedserviceaccount", "msds-managedserviceaccount"}
)
_CLASS = "objectclass"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_ldif(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read the entries of an LDIF file; several values of an attribute are joined with "; ".

    Returns
    -------
    Table
        One row per entry of a person, numbered from 1 among all entries; the distinguished name is the
        column "dn". Photos, certificates and other values that are no text are left out and told. Addresses of
        outside files stay text: nothing is fetched.

    Raises
    ------
    BadFile
        If there are no entries, or more than the limits bear.
    """
    read = read_text(path, choices.encoding)
    text = bytes(memoryview(read.data)[read.start :]).decode()
    entries: list[dict[str, str]] = []
    spelling: dict[str, str] = {DN: DN}
    binary: dict[str, list[int]] = {}
    stray: list[int] = []
    numbers: list[int] = []
    blocks = 0
    for block in _blocks(text):
        pairs = _pairs(block)
        if not pairs:
            continue
        blocks += 1
        # ldapsearch writes its own count behind the entries; a change of an entry is no person.
        if pairs[0][0].casefold() != DN or any(_is_change(*pair) for pair in pairs):
            stray.append(blocks)
            continue
        check_rows(blocks, limits)
        entry: dict[str, list[str]] = {}
        for name, mark, raw in pairs:
            if not name:
                stray.append(blocks)
                continue
            heading = spelling.setdefault(name.casefold(), name)
            value = _decoded(raw) if mark == ":" else raw
            if value is None or name.casefold().endswith(";binary"):
                binary.setdefault(heading, []).append(blocks)
            else:
                entry.setdefault(heading, []).append(value)
        entries.append({heading: _BETWEEN.join(values) for heading, values in entry.items()})
        numbers.append(blocks)
    if not entries:
        raise BadFile("The file holds no LDIF entry: none begins with dn:", "Export the people with their dn.")
    told = [*guess_findings(read)]
    entries, numbers, others = _people_of(entries, numbers, spelling.get(_CLASS, ""))
    if others:
        told.append(finding("ORG125", others))
    told += [finding("ORG116", sorted(set(rows)), column=heading) for heading, rows in binary.items()]
    if stray:
        told.append(finding("ORG109", sorted(set(stray)), count=len(stray)))
    if len(read.doubtful):
        told.append(finding("ORG105", count=len(read.doubtful)))
    return tabulate(
        entries, Origin("ldif", encoding=read.encoding), limits, told, {"id": DN}, numbers=np.array(numbers, np.int64)
    )


def _people_of(
    entries: list[dict[str, str]], numbers: list[int], heading: str
) -> tuple[list[dict[str, str]], list[int], list[int]]:
    """Entries of people with their numbers, and the numbers of those that are none; all where none is a person."""
    taken = [_is_person(entry.get(heading, "")) for entry in entries]
    if all(taken) or not any(taken):
        return entries, numbers, []
    people = [(entry, number) for entry, number, is_taken in zip(entries, numbers, taken, strict=True) if is_taken]
    others = [number for number, is_taken in zip(numbers, taken, strict=True) if not is_taken]
    return [entry for entry, _ in people], [number for _, number in people], others


def _is_person(classes: str) -> bool:
    """True if the classes of an entry are a person's, or none that is known."""
    names = set(classes.casefold().split(_BETWEEN))
    return not names & _DEVICES and (bool(names & _PEOPLE) or not names & _NO_PEOPLE)


def _blocks(text: str) -> Iterator[str]:
    # A comment may be folded too, so lines are joined first.
    unfolded = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n ", "")
    lines = "\n".join(line for line in unfolded.split("\n") if not line.startswith("#"))
    return (block.strip("\n") for block in _BLANK.split(lines) if block.strip())


def _pairs(block: str) -> list[tuple[str, str, str]]:
    """Attribute, mark and value of each line; a line that is none has no attribute."""
    matches = [_LINE.fullmatch(line) for line in block.split("\n")]
    pairs = [(match[1], match[2], match[3]) if match else ("", "", "") for match in matches]
    return pairs[1:] if pairs[0][0].casefold() == "version" else pairs


def _is_change(name: str, _: str, value: str) -> bool:
    return name.casefold() == "changetype" and value.strip().casefold() != "add"


def _decoded(raw: str) -> str | None:
    """Decode base64; None where it holds no text."""
    try:
        text = base64.b64decode(raw, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    return None if _CONTROL.search(text) else text

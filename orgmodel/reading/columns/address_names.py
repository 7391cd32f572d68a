"""Names from addresses: what people are called in a table that names nobody but by mail or login: "ana.lopez@x.org"."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, says
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.mapping import Mapped
from orgmodel.reading.columns.profiles import PARTICLES
from orgmodel.reading.columns.references import reference_forms
from orgmodel.reading.table import Table

# How a column of such names is called, before the heading of the addresses.
CALLED = "Name in "
# Of the addresses of people so many say a name in two parts; of logins, which are names of a kind, more.
_SAID, _NEARLY_ALL = 0.5, 0.8
# Rows by which a column is known to hold addresses.
_FIRST = 300
_HUMP = re.compile(r"(?<=[a-z\u00df-\u00ff])(?=[A-Z])")
# The first that a text has parts it; a hyphen may stand within a name.
_SIGNS = (".", "_", "-")
_PARTS = range(2, 6)
# What companies write beside the names of those who are not theirs; other marks are names too: "wei.he", "jo.new".
_MARKS = frozenset(("ext", "external", "extern", "externe", "externo", "contractor", "consultant", "temp", "intern"))
_WORD = re.compile(r"(?![A-Z]+\d)[^\W\d_]{3,}\d{0,4}(?:@|$)")
# "aberg", "ken0", and the domain of Windows before them.
_LOGIN, _DOMAIN = re.compile(r"(?![A-Z]+\d)[^\W\d_]{2,}\d{0,3}"), re.compile(r"[\w.-]+\\[\w.-]+$")
_DN = re.compile(r"cn=", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")


def name_of_address(address: str) -> str:
    """Name that an address or a login says in two parts or more; "" where it says none.

    >>> name_of_address("ana.lopez@x.org"), name_of_address("J.DE.VRIES@X.ORG"), name_of_address("bo-jo.berg2@x.org")
    ('Ana Lopez', 'J. de Vries', 'Bo-Jo Berg')
    >>> name_of_address("alopez@x.org"), name_of_address("u10234@x.org"), name_of_address("ext.wei.he@x.org")
    ('', '', 'Wei He')
    >>> name_of_address(r"CN=Bo Cole,OU=Staff,DC=x")
    'Bo Cole'
    """
    if _DN.match(address):
        return next(reference_forms(address), "")
    local = address.partition("@")[0].partition("+")[0].rpartition("\\")[2].strip()
    sign = next((sign for sign in _SIGNS if sign in local.strip(sign)), "")
    parts = [part.rstrip("0123456789") for part in (local.split(sign) if sign else _HUMP.split(local))]
    parts = [part for part in parts if part and part.lower() not in _MARKS]
    if len(parts) not in _PARTS or not all(map(_LETTERS.fullmatch, parts)) or all(len(part) == 1 for part in parts):
        return ""
    return " ".join(_spelled(part, at > 0) for at, part in enumerate(parts))


def _spelled(part: str, is_within: bool) -> str:
    """A part of a name with capitals: "j" -> "J.", "de" -> "de", "jan-piet" -> "Jan-Piet"."""
    if len(part) == 1:
        return f"{part.upper()}."
    if is_within and part.lower() in PARTICLES:
        return part.lower()
    return (
        re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), part) if part in (part.lower(), part.upper()) else part
    )


def with_chosen_names(table: Table, chosen: Mapping[str, str]) -> Table:
    """The table with the names of the addresses that a person chose for the name, by the heading of such a column."""
    called = chosen.get("name", "")
    heading = called.removeprefix(CALLED)
    headings = table.cells.column_names
    if called in headings or heading == called or heading not in headings:
        return table
    return _with_names(table, heading, called)


def with_address_names(table: Table, mapped: Mapped, chosen: Mapping[str, str]) -> tuple[Table, Mapped]:
    """Give people the names that their addresses or logins say where no column has any (ORG218).

    Nothing is done where a person says what is the name, and where most addresses are codes. Of "alopez@x.org" the
    login is the name, as there is no other; logins in a column of their own stay as they are.

    Notes
    -----
    O(rows), and only in tables without a column of names.
    """
    source = _source(table, mapped) if "name" not in chosen else None
    if source is None or source not in table.cells.column_names:
        return table, mapped
    texts = [text for text in table.cells[source].to_pylist() if text]
    said = sum(bool(name_of_address(text)) for text in texts)
    is_login = "name" in mapped.fields and "@" not in "".join(texts[:1])
    if is_login and said < _NEARLY_ALL * len(texts):
        return table, mapped
    is_word = _is_word_login if _is_of_logins(source, texts) else _is_word
    words = 0 if is_login else sum(map(is_word, texts))
    if not texts or said + words < _SAID * len(texts):
        return table, mapped
    if not is_login and "@" not in texts[0] and not _DOMAIN.match(texts[0]) and said < _NEARLY_ALL * len(texts):
        reason = f"{source} is the name: no column has names, and its values look like logins."
        told = finding("ORG218", table.rows, column=source)
        fields = {**mapped.fields, "name": (source,)}
        mapped = replace(mapped, fields=fields, reasons={**mapped.reasons, "name": reason})
        return replace(table, findings=(*table.findings, told)), mapped
    called = unique_name(f"{CALLED}{source}", table.cells.column_names)
    reason = f"{called} is the name: no column has names, and the values of {source} say them."
    fields = {**mapped.fields, "name": (called,)}
    named = _with_names(table, source, called)
    return named, replace(mapped, fields=fields, reasons={**mapped.reasons, "name": reason})


def _is_word(address: str) -> bool:
    """True for a login of letters, alone or in an address: "alopez24", "alopez2@x.org", not "u10234@x.org"."""
    return _WORD.match(address) is not None and name_of_address(address) == ""


def _is_of_logins(heading: str, texts: Sequence[str]) -> bool:
    r"""True if a heading says that a column holds logins, or its values say it: "acme\aberg"."""
    parts = heading_parts(heading)
    is_said = any(says(parts, entry) for entry in load_evidence().beside["logins"])
    return is_said or all(_DOMAIN.match(text) for text in texts)


def _is_word_login(text: str) -> bool:
    return _LOGIN.fullmatch(text.rpartition("\\")[2]) is not None


def _logins(table: Table, taken: Collection[str]) -> str | None:
    """The free column that gives each row a login of its own; None where there is none."""
    headings: list[str] = table.cells.column_names
    for heading in headings:
        if heading in taken or not heading_parts(heading):
            continue
        texts = [text for text in table.cells[heading].slice(0, _FIRST).to_pylist() if text]
        if len(texts) > 1 and len(set(texts)) == len(texts) and _is_of_logins(heading, texts):
            return heading
    return None


def _source(table: Table, mapped: Mapped) -> str | None:
    """Column of addresses, or of the logins that stand for names; None where people have names."""
    names = mapped.fields.get("name")
    if names is None:
        taken = {column for each in mapped.fields.values() for column in each}
        # Managers that are entries of a directory are found in a column of such.
        entries = [key.columns[0] for key in mapped.keys[:1] if _DN.match(key.texts[0].as_py())]
        return next(iter(entries), None) or mapped.column("email") or _logins(table, taken) or mapped.column("id")
    if names[0] in table.known.values():
        # Ends of lines: of a drawing's "Ann_Berg" nobody knows that it is a login.
        first = table.cells[names[0]].slice(0, _FIRST).to_pylist()
        return names[0] if all("@" in text for text in first) else None
    return names[0] if names == mapped.fields.get("id") else None


def _with_names(table: Table, heading: str, called: str) -> Table:
    texts = table.cells[heading].to_pylist()
    names = {text: name_of_address(text) or text.partition("@")[0].rpartition("\\")[2] for text in dict.fromkeys(texts)}
    made = pa.array([names[text] for text in texts], pa.large_string())
    rows = table.rows[np.array([bool(text) for text in texts], np.bool_)]
    findings = (*table.findings, finding("ORG218", rows, column=heading)) if len(rows) else table.findings
    return replace(table, cells=table.cells.append_column(called, made), findings=findings)


def are_of_addresses(names: Sequence[str], headings: Sequence[str]) -> bool:
    """True if a column of names was made of the addresses in another one."""
    return len(names) == 1 and names[0].startswith(CALLED) and names[0].removeprefix(CALLED) in headings

"""A company as an outline in OPML, and as address cards."""

from orgmodel.export.companies.company import Company
from orgmodel.export.companies.nodes import aside, nodes_of, own_attributes
from orgmodel.export.companies.own_values import own_values, packed
from orgmodel.export.pictures.svg import escape
from orgmodel.org.own_columns import OWN_FIELDS, OWN_VALUES, SHOWN
from orgmodel.org.tree import Ints

# A line of a card has at most so many bytes; the rest stands on lines that begin with a blank.
_CARD_BYTES = 75


def opml(company: Company, seats: Ints | None = None) -> bytes:
    """Outline, managers over their reports, name and title on a line each; what else is read in an attribute."""
    found = nodes_of(company, seats)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines.append(f"<head><title>{escape(company.name)}</title></head><body>")
    depth = -1
    values = own_values(company, found)
    for node, level, more in zip(found.nodes, found.depths(), values, strict=True):
        lines.append("</outline>" * max(0, depth - level + 1))
        text = "\n".join(node.lines)
        own = own_attributes(node) | {OWN_VALUES: packed(more)}
        attributes = "".join(f" {name}='{_attribute(value)}'" for name, value in own.items())
        lines.append(f"<outline text='{_attribute(text)}'{attributes}>")
        depth = level
    lines.append("</outline>" * (depth + 1) + "</body></opml>")
    return ("\n".join(filter(None, lines)) + "\n").encode()


def vcards(company: Company, seats: Ints | None = None) -> bytes:
    """One card a person, with the manager as a related person; managers that are not in the file have none.

    Columns with a meaning stand in a line of our own, under their headings.
    """
    org, found = company.org, nodes_of(company, seats)
    numbers = [node.seat for node in found.nodes]
    fields = {name: org.texts(name, numbers) for name in ("department", "email")}
    dotted: dict[int, list[int]] = {}
    for source, target in found.dotted:
        dotted.setdefault(source, []).append(target)
    values = own_values(company, found, has_lines=True)
    managers = [node.boss for node in found.nodes]
    for source, target in found.loops:
        managers[source] = target
    lines: list[str] = []
    for place, node in enumerate(found.nodes):
        if node.seat >= org.people:
            continue
        # A card has a name, whatever it is.
        name = node.name if node.is_worded else node.own_name
        card = ["BEGIN:VCARD", "VERSION:4.0", f"UID:{_value(node.key)}", f"FN:{_value(name)}"]
        card.append(f"N:{_value(node.own_name)};;;;")
        card += [f"TITLE:{_value(node.title)}"] if node.title else []
        card.append(f"ORG:{_value(company.name)}")
        card += [f"X-DEPARTMENT:{_value(fields['department'][place])}"] if fields["department"][place] else []
        card += [f"EMAIL:{_value(fields['email'][place])}"] if fields["email"][place] else []
        if managers[place] >= 0:
            card.append(f"RELATED;TYPE=x-manager;VALUE=text:{_value(found.nodes[managers[place]].key)}")
        card += [f"X-DOTTED-LINE-MANAGER:{_value(found.nodes[boss].key)}" for boss in dotted.get(place, ())]
        more = {OWN_FIELDS["name"]: node.own_name, SHOWN: node.name} if node.is_worded else {}
        more |= {aside(heading, is_taken=heading == "id"): text for heading, text in values[place].items()}
        card.append(f"X-REPORTLINE:{_value(packed(more))}")
        lines += [*card, "END:VCARD"]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _attribute(text: str) -> str:
    return escape(text).replace("\n", "&#10;")


def _value(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    parts, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > _CARD_BYTES:
            parts.append(" ")
            size = 1
        parts[-1] += char
        size += width
    return "\r\n".join(parts)

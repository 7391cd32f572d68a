"""A company as an outline in OPML, and as address cards."""

from orgmodel.export.companies.company import Company
from orgmodel.export.companies.nodes import nodes_of, own_attributes
from orgmodel.export.pictures.svg import escape
from orgmodel.org.tree import Ints

# A line of a card has at most so many bytes; the rest stands on lines that begin with a blank.
_CARD_BYTES = 75


def opml(company: Company, seats: Ints | None = None) -> bytes:
    """Outline, managers over their reports, name and title on a line each."""
    found = nodes_of(company, seats)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines.append(f"<head><title>{escape(company.name)}</title></head><body>")
    depth = -1
    for node, level in zip(found.nodes, found.depths(), strict=True):
        lines.append("</outline>" * max(0, depth - level + 1))
        text = "\n".join(filter(None, (node.name, node.title)))
        own = "".join(f" {name}='{_attribute(value)}'" for name, value in own_attributes(node.name, node.title).items())
        lines.append(f"<outline text='{_attribute(text)}' _key='{_attribute(node.key)}'{own}>")
        depth = level
    lines.append("</outline>" * (depth + 1) + "</body></opml>")
    return ("\n".join(filter(None, lines)) + "\n").encode()


def vcards(company: Company, seats: Ints | None = None) -> bytes:
    """One card a person, with the manager as a related person; managers that are not in the file have none."""
    org, found = company.org, nodes_of(company, seats)
    numbers = [node.seat for node in found.nodes]
    fields = {name: org.texts(name, numbers) for name in ("department", "email")}
    dotted: dict[int, list[int]] = {}
    for source, target in found.dotted:
        dotted.setdefault(source, []).append(target)
    lines: list[str] = []
    for place, node in enumerate(found.nodes):
        if node.seat >= org.people:
            continue
        card = ["BEGIN:VCARD", "VERSION:4.0", f"UID:{_value(node.key)}", f"FN:{_value(node.name)}"]
        card.append(f"N:{_value(node.name)};;;;")
        card += [f"TITLE:{_value(node.title)}"] if node.title else []
        card.append(f"ORG:{_value(company.name)}")
        card += [f"X-DEPARTMENT:{_value(fields['department'][place])}"] if fields["department"][place] else []
        card += [f"EMAIL:{_value(fields['email'][place])}"] if fields["email"][place] else []
        if node.boss >= 0:
            card.append(f"RELATED;TYPE=x-manager;VALUE=text:{_value(found.nodes[node.boss].key)}")
        card += [f"X-DOTTED-LINE-MANAGER:{_value(found.nodes[boss].key)}" for boss in dotted.get(place, ())]
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

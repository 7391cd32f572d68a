"""Own values: what a drawing or an outline has no room for, to be written beside each seat and read again."""

import json
from collections.abc import Mapping

from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import keys_of
from orgmodel.export.companies.nodes import Nodes, carried
from orgmodel.org.own_columns import APART, AROUND, BESIDE, KEYED, LEVEL, MARKS


def own_values(company: Company, nodes: Nodes, *, has_lines: bool = False) -> list[dict[str, str]]:
    """Values of each node under the headings by which they are read: key, level, marks, columns with a meaning.

    Parameters
    ----------
    has_lines
        Whether the format has dotted lines and those that close a loop; if not, they are among the values.
    """
    keys = keys_of(company.org)
    headings = [each for each in carried(company.org) if not (keys.is_own and each == keys.heading)]
    values = [
        {KEYED.format(keys.heading): node.key, LEVEL: str(node.level)}
        | ({MARKS: node.marks} if node.marks else {})
        | {heading: node.fields[heading] for heading in headings if heading in node.fields}
        for node in nodes.nodes
    ]
    if not has_lines:
        for source, target in nodes.loops:
            values[source][AROUND] = nodes.nodes[target].key
        for source, target in nodes.dotted:
            key, before = nodes.nodes[target].key, values[source].get(BESIDE)
            values[source][BESIDE] = key if before is None else f"{before}{APART}{key}"
    return values


def packed(values: Mapping[str, str]) -> str:
    """Values as one text."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))

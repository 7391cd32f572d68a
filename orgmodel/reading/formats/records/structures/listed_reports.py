"""People as keys, with lists of reports: ``{"1": {"name": "Ann", "reports": ["2", "3"]}, "2": ...}``."""

from collections.abc import Mapping
from typing import Any

from orgmodel.reading.columns.headings import columns_of, fold, load_words
from orgmodel.reading.formats.hierarchies.hierarchy import LABEL, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.records.flat import scalar
from orgmodel.reading.formats.records.structures.names import keys_of_reports
from orgmodel.reading.limits import Limits


def read_listed_reports(data: Any, limits: Limits) -> Records | None:
    """Read a mapping, or the only one in another, of people with lists of keys; None where it is something else.

    Whoever stands in a list alone is a person too.
    """
    top = data
    while isinstance(top, dict) and len(top) == 1 and isinstance(next(iter(top.values())), dict):
        top = next(iter(top.values()))
    if not isinstance(top, dict) or not top or not all(isinstance(person, dict) for person in top.values()):
        return None
    below = {key: _listed(person) for key, person in top.items()}
    listed = [each for keys in below.values() for each in keys]
    known = sum(each in top for each in listed)
    # Numbers without a record are no people; names are.
    others = [each for each in listed if each not in top]
    if not known or len(set(listed)) < len(listed) or not all(any(map(str.isalpha, each)) for each in others):
        return None
    graph = Graph({key: _own(person) for key, person in top.items()})
    graph.links = [Link(key, each, "manages") for key, keys in below.items() for each in keys]
    return from_graph(graph, limits, boxes="name", arrows="line")


def _listed(person: Mapping[str, Any]) -> list[str]:
    lists = [value for key, value in person.items() if fold(key) in keys_of_reports() and isinstance(value, list)]
    return [scalar(each) for value in lists for each in value if not isinstance(each, dict | list)]


def _own(person: Mapping[str, Any]) -> dict[str, str]:
    """Single values of a person; the name as the label."""
    own = {key: scalar(value) for key, value in person.items() if not isinstance(value, dict | list)}
    name = next(iter(columns_of(list(own), load_words()).get("name", ())), None)
    label = {LABEL: own.pop(name)} if name is not None and own[name] else {}
    return label | {key: value for key, value in own.items() if value}

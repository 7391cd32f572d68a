"""Units inside units of XML, with the people of each: who leads a unit, and who belongs to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.columns.speaking import fields_of_parts
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.records.structures.teams import LEADS, MEMBERS, TEAMS
from orgmodel.reading.formats.records.structures.units import Person, Unit, Units
from orgmodel.reading.formats.xml_events import element_name

# Attributes that say what an element of any name is, and that somebody leads.
_KINDS, _YES = ("type", "kind", "class"), frozenset({"true", "yes", "1", "ja", "oui", "si", "sim"})
_ROLES = frozenset({"role", "type", "function", "position", "rolle", "funktion", "rol", "ruolo", "funcion"})
# What a unit is called stands in these and in what ends in "name".
_OWN_NAMES_TEXT = """
name label title caption nom nome nombre naam nazwa bezeichnung titel namn navn nimi imie libelle denominazione
denominacion имя название наименование 名称 名前 名 명칭 이름
"""
_UNITS = frozenset(
    {"unit", "team", "group", "squad", "tribe", "chapter", "gruppe", "einheit", "company", "organization", "firma"}
)
_OWN_NAMES = frozenset(_OWN_NAMES_TEXT.split())
_FEWEST_PEOPLE, _FEWEST_UNITS = 2, 3


@dataclass(slots=True)
class _Words:
    """Meanings of the names of elements and attributes of a file; each is looked up once."""

    kinds: dict[str, str] = field(default_factory=dict)
    fields: dict[str, frozenset[str]] = field(default_factory=dict)

    def kind(self, name: str) -> str:
        """Kind of an element or attribute: "lead", "unit", "member", or nothing of these."""
        if name not in self.kinds:
            self.kinds[name] = self._kind(name)
        return self.kinds[name]

    def _kind(self, name: str) -> str:
        folded, said = fold(name), self.fields_of(name)
        if folded in _OWN_NAMES:
            return ""
        is_manager = "manager" in said and "parent" not in folded
        if folded in LEADS or folded.removesuffix("name").removesuffix("id") in LEADS or is_manager:
            return "lead"
        if folded not in _UNITS and (folded in MEMBERS or f"{folded}s" in MEMBERS):
            return "member"
        if folded in TEAMS or folded in _UNITS or "department" in said:
            return "unit"
        return "member" if {"id", "name"} <= said or load_label_words().has_title(name) else ""

    def fields_of(self, name: str) -> frozenset[str]:
        """Fields that a name is a heading of."""
        if name not in self.fields:
            folded, words = fold(name), load_words().fields
            own = {each for each, names in words.items() if folded in names}
            self.fields[name] = frozenset({*own, *fields_of_parts(heading_parts(name), load_evidence())})
        return self.fields[name]


def may_hold_units(names: Iterable[str]) -> bool:
    """True if one of the elements of these names may be a unit: a quick look before `find_units`."""
    words = _Words()
    return any(name and words.kind(name) == "unit" for name in names)


def find_units(root: Element) -> Units | None:
    """Find the units of a file; None where it has none inside each other or led by somebody, or people name managers.

    One pass over the elements.
    """
    words = _Words()
    units = Units([Unit("", -1)])
    stack = [(child, 0, "") for child in reversed(root)]
    _name_unit(units.units[0], root, words)
    while stack:
        element, place, around = stack.pop()
        name = element_name(element)
        kind = words.kind(name) or _kind_by_attribute(element, words)
        is_wrapper = _is_wrapper(element, words)
        if kind == "unit" and (len(element) or element.attrib) and not is_wrapper:
            units.units.append(Unit("", place))
            _name_unit(units.units[-1], element, words)
            stack.extend((child, len(units.units) - 1, "") for child in reversed(element))
            continue
        kind = kind if kind in {"lead", "member"} and around != "lead" else around
        person = None if is_wrapper else _person(element, kind, words)
        if person is None:
            stack.extend((child, place, kind) for child in reversed(element))
            continue
        if any(words.fields_of(key) & {"manager"} and text for key, text in person.record.items()):
            return None
        inner = [child for child in element if _holds_people(child, words)]
        units.units[place].people.append(person)
        if inner:
            units.units.append(Unit("", place, [Person(person.record, is_lead=True)]))
            stack.extend((child, len(units.units) - 1, "member") for child in reversed(inner))
    return units if _are_units(units) else None


def _are_units(units: Units) -> bool:
    inner = [unit for unit in units.units[1:] if unit.above > 0]
    people = sum(len(unit.people) for unit in units.units)
    is_led = any(person.is_lead for unit in units.units for person in unit.people)
    if people == 0:
        return bool(inner) and len(units.units) > _FEWEST_UNITS and all(unit.name for unit in units.units[1:])
    # Units that hold nobody are beside a list of people.
    is_apart = not any(not person.is_lead for unit in units.units[1:] for person in unit.people)
    return people >= _FEWEST_PEOPLE and len(units.units) > 1 and (bool(inner) or (is_led and not is_apart))


def _kind_by_attribute(element: Element, words: _Words) -> str:
    """Kind that an attribute says of an element whose name says nothing: ``<node type="department">``."""
    return next((kind for key in _KINDS if (kind := words.kind(element.get(key, ""))) and element.get(key)), "")


def _is_wrapper(element: Element, words: _Words) -> bool:
    """True if an element holds units or people and says nothing itself: ``<employees>`` around each."""
    kinds = {words.kind(element_name(child)) for child in element}
    is_bare = not element.attrib and not (element.text or "").strip()
    return is_bare and bool(kinds) and (kinds == {"unit"} or kinds <= {"lead", "member"})


def _name_unit(unit: Unit, element: Element, words: _Words) -> None:
    """Note what a unit says of itself: its name, and who leads it where an attribute does."""
    own = {key.rpartition("}")[2]: text for key, text in element.attrib.items()}
    own |= {
        element_name(child): " ".join((child.text or "").split())
        for child in element
        if not len(child) and words.kind(element_name(child)) != "lead"
    }
    called = [key for key in own if own[key] and (fold(key) in _OWN_NAMES or fold(key).endswith("name"))]
    called += [key for key in own if own[key] and words.kind(key) == "unit"]
    called += [key for key in own if own[key] and words.fields_of(key) & {"id"} and words.kind(key) != "member"]
    unit.name = own[called[0]] if called else ""
    for key, text in element.attrib.items():
        if words.kind(key.rpartition("}")[2]) == "lead" and text:
            unit.people.append(Person({"name": text}, is_lead=True))


def _holds_people(element: Element, words: _Words) -> bool:
    """True if an element inside a person is one, or holds some directly."""
    return any(_person(each, words.kind(element_name(each)), words) is not None for each in (element, *element))


def _person(element: Element, kind: str, words: _Words) -> Person | None:
    """The person that an element is; None where it is none."""
    text = " ".join((element.text or "").split())
    record = dict(_details(element))
    is_named = any(words.fields_of(key) & {"name", "first", "last"} and value for key, value in record.items())
    is_person = kind in {"lead", "member"}
    if not is_named and text:
        is_named, record = True, {"name": text, **record}
    if kind == "lead" and not is_named and len(record) == 1:
        # ``<head ref="17"/>``
        is_named, record = True, {"name": next(iter(record.values()))}
    if not is_named or not (is_person or any(words.fields_of(key) & {"title", "email"} for key in record)):
        return None
    if not is_person and not len(element) and not element.attrib:
        return None
    return Person(record, is_lead=kind == "lead" or _leads(record, words))


def _leads(record: Mapping[str, str], words: _Words) -> bool:
    """True if what is said of a person is that it leads: ``role="head"``, ``isManager="true"``."""
    for key, text in record.items():
        folded = fold(key)
        if folded in _ROLES and words.kind(text) == "lead":
            return True
        if folded.removeprefix("is") in LEADS and text.casefold() in _YES:
            return True
    return False


def _details(element: Element) -> Iterator[tuple[str, str]]:
    """Details of an element: its attributes and elements of one value, one inside another at most."""
    for key, text in element.attrib.items():
        yield key.rpartition("}")[2], text
    for child in element:
        name = element_name(child)
        if not len(child):
            yield name, " ".join((child.text or "").split()) or next(iter(child.attrib.values()), "")
        for inner in child if element_name(child).casefold() in {"name", "person"} else ():
            yield element_name(inner), " ".join((inner.text or "").split())

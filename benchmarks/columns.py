"""Columns of one company under many headings: how many tables are read right, and what is missed in the others.

``python -m benchmarks.columns`` makes 500 tables, the same each time: languages, headings and nonsense, orders of rows
and columns, ways to name a manager, and columns of other things. A table is right if everybody is there under the name
and title that the file has, and under the manager that was meant. The words are those of ``columns_words.toml``.
"""

import argparse
import csv
import random
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import figures
from orgmodel.errors import OrgError
from orgmodel.reading.build import Reading
from orgmodel.reading.read import read_company

SEED, CASES, TARGET = 20_26, 500, 0.97
PEOPLE = 34
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja", "zh", "ru")
_NO_GAP = {"ja", "zh"}
_TOPS = ("", "", "", "", "n/a", "None", "-", "NaN", "#N/A", "self", "not applicable")
_MARKS = ("Dr. {}", "{} (On Leave)", "{} (she/her)", "{} [C]", "{} *")
Words = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class Person:
    """Somebody of the company; `boss` is a place in the list, -1 for none."""

    id: str
    first: str
    last: str
    title: str
    department: str
    place: str
    email: str
    boss: int


@dataclass(frozen=True)
class Case:
    """A table and what it says: rows with the headings first, whom each name reports to, headings of name and title."""

    label: str
    rows: list[list[str]]
    bosses: Mapping[str, str]
    title: str
    titles: Mapping[str, str]
    headings: Mapping[str, str]


def company(words: Mapping[str, Sequence[str]], dice: random.Random, form: str) -> list[Person]:
    """Head, two directors, and so on: everybody has another name."""
    pairs = [(first, last) for first in words["first_names"] for last in words["last_names"]]
    people: list[Person] = []
    for at, (first, last) in enumerate(dice.sample(pairs, PEOPLE)):
        boss = -1 if at == 0 else 0 if at <= 2 else 1 + (at - 3) % 2 if at <= 6 else 3 + (at - 7) % 4
        job = 0 if at == 0 else at if at <= 2 else 3 + at % 2 if at <= 6 else 5 + at % 5
        number = 1_000 + 7 * at
        made = {
            "letter": f"E{number}",
            "plain": str(number),
            "padded": f"00{number}",
            "signs": f"P-{number}",
            "hex": f"{dice.getrandbits(32):08x}-{dice.getrandbits(16):04x}-4{dice.getrandbits(12):03x}-a000-{at:012x}",
        }[form]
        place, unit = words["places"][at % 3], words["departments"][0 if at == 0 else 1 + (at - 1) % 4]
        people.append(Person(made, first, last, words["jobs"][job], unit, place, f"p{number}@corp.example", boss))
    return people


def _named(person: Person, order: str, gap: str) -> str:
    if order == "last, first":
        return f"{person.last}, {person.first}"
    if order == "last first" or not gap:
        return f"{person.last}{gap}{person.first}"
    return f"{person.first} {person.last}"


def _reference(form: str, boss: Person, order: str, gap: str, dice: random.Random) -> str:
    name = _named(boss, order, gap)
    turned = f"{boss.last}, {boss.first}" if order == "first last" and gap else _named(boss, "first last", gap)
    ways: Mapping[str, str] = {
        "id": boss.id,
        "name": name,
        "turned name": turned,
        "name (id)": f"{name} ({boss.id})",
        "id - name": f"{boss.id} - {name}",
        "name <mail>": f"{name} <{boss.email}>",
        "mail": boss.email,
        "dn": "CN=" + name.replace(",", "\\,") + ",OU=People,DC=corp,DC=example",
        "marked": dice.choice(_MARKS).format(name),
    }
    return ways[form]


def make_case(number: int, words: Words, seed: int = SEED) -> Case:  # noqa: PLR0912, PLR0915  one table from end to end
    """Table of a number; the same each time."""
    dice = random.Random(seed * 100_003 + number)  # noqa: S311  a sample, no secret
    language = LANGUAGES[number % len(LANGUAGES)]
    own = words[language]
    gap = "" if language in _NO_GAP and dice.random() < 0.6 else " "
    people = company(own, dice, dice.choice(["letter", "plain", "padded", "signs", "hex"]))
    order = (
        dice.choice(["first last", "first last", "last, first"]) if gap and language not in _NO_GAP else "last first"
    )
    parts = language not in _NO_GAP and dice.random() < 0.25
    has_id, has_mail = dice.random() < 0.75, dice.random() < 0.5
    forms = ["name", "name", "name", "turned name", "dn", "marked"]
    forms += ["id", "id", "id", "id", "name (id)", "id - name"] if has_id else []
    forms += ["mail", "name <mail>"] if has_mail else []
    form = dice.choice(forms)
    if language in _NO_GAP and form == "turned name":
        form = "name"
    two_columns = parts and dice.random() < 0.3
    style = dice.choice(["as is"] * 5 + ["lower", "upper", "snake", "hump", "nonsense"])
    nonsense = dice.sample(words["nonsense"]["words"], 18)

    def heading(kind: str, source: Mapping[str, Sequence[str]]) -> str:
        text = dice.choice(source[kind])
        if style == "nonsense":
            return nonsense.pop()
        return {"lower": text.lower(), "upper": text.upper(), "snake": text.lower().replace(" ", "_"),
                "hump": "".join(part[:1].upper() + part[1:] for part in text.split())}.get(style, text)  # fmt: skip

    columns: list[tuple[str, str, list[str]]] = []

    def add(kind: str, text: str, values: list[str]) -> None:
        taken = {each[1] for each in columns}
        columns.append((kind, text if text not in taken else f"{text} 2", values))

    if has_id:
        add("id", heading("id", own), [each.id for each in people])
    order = "first last" if parts else order
    if parts:
        add("first", heading("first", own), [each.first for each in people])
        add("last", heading("last", own), [each.last for each in people])
    else:
        add("name", heading("name", own), [_named(each, order, gap) for each in people])
    has_title = dice.random() < 0.9
    if has_title:
        add("title", heading("title", own), [each.title for each in people])
    if dice.random() < 0.8:
        add("department", heading("department", own), [each.department for each in people])
    if dice.random() < 0.6:
        add("location", heading("location", own), [each.place for each in people])
    if has_mail:
        add("email", heading("email", own), [each.email for each in people])
    bosses = [people[each.boss] if each.boss >= 0 else None for each in people]
    top = dice.choice(_TOPS)
    if two_columns:
        text = heading("manager", own)
        for part, kind in (("first", own["first"][0]), ("last", own["last"][0])):
            label = f"{text} {kind}" if style != "nonsense" else nonsense.pop()
            add(f"manager {part}", label, [getattr(each, part) if each else "" for each in bosses])
        form = "two columns"
    else:
        texts = [_reference(form, each, order, gap, dice) if each else top for each in bosses]
        add("manager", heading("manager", own), texts)
    for kind, values in _distractors(people, order, gap, dice):
        add(kind, heading(kind, {**words["others"], **words["things"]}), values)
    dice.shuffle(columns)
    kept = list(range(PEOPLE))
    is_part = form not in {"two columns"} and style != "nonsense" and dice.random() < 0.12
    if is_part:
        # An export of one department: the people under one director, who is not among them.
        kept = [at for at in kept if at > 2 and at % 2]
    dice.shuffle(kept)
    rows = [[text for _, text, _ in columns], *([values[at] for _, _, values in columns] for at in kept)]
    inside = set(kept)
    shown = [_named(each, order, gap) for each in people]
    told = {shown[at]: "" if people[at].boss < 0 else shown[people[at].boss] for at in kept}
    if is_part:
        told = {name: boss if not boss or shown.index(boss) in inside else "?" + str(people[shown.index(name)].boss)
                for name, boss in told.items()}  # fmt: skip
    headings = {kind: text for kind, text, _ in columns}
    label = f"{number} {language}, {style}, manager by {form}" + (", one department" if is_part else "")
    titles = {shown[at]: people[at].title for at in kept} if has_title else {}
    return Case(label, rows, told, headings.get("title", ""), titles, headings)


def _distractors(people: Sequence[Person], order: str, gap: str, dice: random.Random) -> list[tuple[str, list[str]]]:
    """Some columns of other people and things."""
    names = [_named(each, order, gap) for each in people]
    count = len(people)

    def some(values: Sequence[str]) -> list[str]:
        return [dice.choice(values) for _ in range(count)]

    def sparse(share: float) -> list[str]:
        return [dice.choice(names) if dice.random() < share else "" for _ in range(count)]

    few = dice.sample(names, 3)
    day = [f"20{dice.randrange(10, 26):02}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}" for _ in range(count)]
    makers: Mapping[str, Callable[[], list[str]]] = {
        "buddy": lambda: sparse(0.5),
        "mentor": lambda: sparse(0.7),
        "partner": lambda: some(few[:2]),
        "assistant": lambda: sparse(0.2),
        "approver": lambda: some(few),
        "recruiter": lambda: some(few),
        "dotted": lambda: sparse(0.3),
        "cost": lambda: some(["4100", "4200", "4300", "5100"]),
        "start": lambda: day,
        "birth": lambda: [f"{text[8:]}.{text[5:7]}.{text[:4]}" for text in day],
        "phone": lambda: [f"+49 421 55{dice.randrange(1000, 9999)}" for _ in people],
        "grade": lambda: some(["G4", "G5", "G6", "G7", "M1"]),
        "status": lambda: ["Active"] * count,
        "fte": lambda: some(["1.0", "0.8", "0.5"]),
        "room": lambda: some(["A101", "A102", "B007", "B210"]),
        "contract": lambda: some(["Permanent", "Fixed term"]),
        "login": lambda: [f"u{each.email[1:5]}" for each in people],
        "access": lambda: some(["user", "admin", "viewer"]),
        "photo": lambda: [f"https://intra.corp.example/p/{each.email[1:5]}.jpg" for each in people],
        "company": lambda: ["Corp Example"] * count,
        "empty": lambda: [""] * count,
        "country": lambda: some(["DE", "US", "FR"]),
    }
    return [(kind, makers[kind]()) for kind in dice.sample(sorted(makers), dice.randrange(0, 7))]


def misses(case: Case, reading: Reading) -> list[str]:
    """What is wrong with a reading, the worst first; none where it is right."""
    org, wrong = reading.org, []
    count = len(case.rows) - 1
    if org.people != count or len(org.sharers):
        wrong.append(f"LOST OR MERGED: {org.people} people of {count}")
    names = org.texts("name", range(len(org)))
    if sorted(names[: org.people]) != sorted(case.bosses):
        wrong.append(f"names: {'+'.join(org.fields.get('name', ('none',)))}")
    wanted = _lines(case.bosses)
    by_label = dict(zip(case.bosses, range(count), strict=True))
    found: dict[str, str] = {}
    parent = org.tree.parent
    order = names if not wrong else _by_first_column(case, reading)
    for seat in range(org.people):
        boss = int(parent[seat])
        found[order[seat]] = "" if boss < 0 else order[boss] if boss < org.people else f"?{boss}"
    if by_label and _lines(found) != wanted:
        column = "+".join(reading.mapped.fields.get("manager", ("none",)))
        wrong.append(f"lines: manager is {column}, {sum(a not in _lines(found) for a in wanted)} of {count} wrong")
    if case.title:
        titles = org.texts("title", range(org.people))
        if any(case.titles.get(name, title) != title for name, title in zip(order, titles, strict=False)):
            wrong.append(f"title: {'+'.join(org.fields.get('title', ('none',)))}")
    return wrong


def _by_first_column(case: Case, reading: Reading) -> list[str]:
    """Names of the seats by their rows in the file, whatever was taken for the name."""
    names = list(case.bosses)
    return [names[row - 2] if row >= 2 else "" for row in reading.org.rows.tolist()]


def _lines(bosses: Mapping[str, str]) -> set[tuple[str, str]]:
    """Lines with managers outside of the file by whom else they lead."""
    outside: dict[str, list[str]] = {}
    for name, boss in bosses.items():
        if boss.startswith("?"):
            outside.setdefault(boss, []).append(name)
    group = {boss: "?" + min(names) for boss, names in outside.items()}
    return {(name, group.get(boss, boss)) for name, boss in bosses.items()}


def other_fields(case: Case, reading: Reading) -> dict[str, bool]:
    """Of each further field that the table has, whether its column was found."""
    kinds = {"id": "id", "department": "department", "location": "location", "email": "email", "grade": "grade",
             "status": "status", "fte": "fte", "photo": "photo", "start": "start", "cost": "cost_centre"}  # fmt: skip
    return {
        field: reading.mapped.column(field) == case.headings[kind]
        for kind, field in kinds.items()
        if kind in case.headings
    }


def run(cases: int, seed: int, *, verbose: bool) -> float:
    """Read all cases, print what was missed, and return the share read right."""
    words = tomllib.loads(Path(__file__).with_name("columns_words.toml").read_text(encoding="utf-8"))
    right, lost, causes = 0, 0, Counter[str]()
    fields: dict[str, list[bool]] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder, "people.csv")
        for number in range(cases):
            case = make_case(number, words, seed)
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(case.rows)
            try:
                reading = read_company(path)
            except OrgError as error:
                wrong = [f"LOST OR MERGED: refused, {error}"]
            else:
                wrong = misses(case, reading)
                for field, is_found in other_fields(case, reading).items():
                    fields.setdefault(field, []).append(is_found)
            right += not wrong
            lost += any(each.startswith("LOST") for each in wrong)
            causes.update(each.split(":")[0] for each in wrong)
            if wrong:
                print(f"  {case.label}: {'; '.join(wrong)}")
                if verbose:
                    print(f"    {case.headings}")
    print(f"Missed by cause: {dict(causes)}")
    found = {field: f"{sum(each)} of {len(each)}" for field, each in sorted(fields.items())}
    print(f"Other fields found, where their heading is a word too: {found}")
    print(figures.verdict("Tables with people lost or merged", lost, 0, ""))
    return right / cases


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", type=int, default=CASES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--verbose", action="store_true", help="headings of each table that is missed")
    given = parser.parse_args()
    share = run(given.cases, given.seed, verbose=given.verbose)
    print(f"Read right: {share:.1%} of {given.cases} tables (target {TARGET:.0%})")
    sys.exit(share < TARGET)


if __name__ == "__main__":
    main()

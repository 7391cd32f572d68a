"""Reasons: why a column is taken for a field, in a sentence that a person can check."""

from collections.abc import Mapping

from orgmodel.reading.columns.keys import Key
from orgmodel.reading.columns.manager_search import Tried
from orgmodel.reading.columns.profiles import Profile
from orgmodel.reading.columns.speaking import Columns
from orgmodel.reading.table import Table

_KINDS = (
    ("mail", "mail addresses"),
    ("date", "dates"),
    ("url", "addresses of pages"),
    ("unit", "names of departments"),
    ("locality", "places"),
    ("state", "states such as active or on leave"),
    ("name", "names of people"),
    ("title", "job titles"),
    ("number", "numbers"),
    ("code", "codes"),
    ("yes_no", "yes and no"),
    ("word", "words"),
)
# From this share on values are said to look like something.
_MOST = 0.5
_BY_FORMAT = "the format says so"


def field_reasons(
    columns: Columns,
    fields: Mapping[str, tuple[str, ...]],
    choices: Mapping[str, tuple[str, ...]],
    table: Table,
) -> dict[str, str]:
    """Reason of each field but the manager."""
    reasons = {}
    for name, taken in fields.items():
        label = " + ".join(taken)
        if name in choices:
            reasons[name] = f"{label} is the {name}: you chose it."
        elif table.known.get(name) in taken:
            reasons[name] = f"{label} is the {name}: {table.known_by.get(name, _BY_FORMAT)}."
        else:
            profiled = columns.profile(taken[0])
            looks = f"its values look like {kind_text(profiled)}"
            is_said = any(column in (*columns.exact.get(name, ()), *columns.spoken.get(name, ())) for column in taken)
            parts = name == "name" and len(taken) > 1
            heading = "its headings say so" if parts else "its heading says so" if is_said else "no heading says so"
            reasons[name] = f"{label} is the {name}: {heading}, and {looks}."
    return reasons


def manager_reason(
    columns: Columns,
    taken: Tried,
    key: Key,
    choices: Mapping[str, tuple[str, ...]],
    table: Table,
) -> str:
    """Reason of the manager: where its values were found, and how many."""
    candidate, said = taken.candidate, columns.spoken.get("manager", ())
    column = " + ".join(taken.columns)
    if "manager" in choices:
        why = "you chose it"
    elif table.known.get("manager") in taken.columns:
        why = table.known_by.get("manager", _BY_FORMAT)
    elif all(each in said for each in taken.columns):
        why = "its heading says so"
    else:
        why = (
            "its values are people of the file" if candidate.resolved else "its values look like people of other teams"
        )
    if not candidate.resolved:
        return f"{column} is the manager: {why}, and none of its {candidate.of:,} values is found in the file."
    found = f"{candidate.resolved:,} of {candidate.of:,} of its values are found in {key.label}"
    return f"{column} is the manager: {why}, and {found}."


def kind_text(profiled: Profile) -> str:
    """Kind of most values, in words; "texts" where nothing stands out."""
    return next((words for kind, words in _KINDS if getattr(profiled, kind) >= _MOST), "texts")

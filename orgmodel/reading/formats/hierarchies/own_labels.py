"""Own labels: the names and titles that a drawing of ours carries beside the labels of its boxes."""

import json
import re
from collections.abc import Sequence

from orgmodel.org.own_columns import OWN_FIELDS, SHOWN
from orgmodel.reading.formats.hierarchies.labels import Label, split_labels
from orgmodel.reading.formats.hierarchies.own_values import read_values
from orgmodel.text.markup import without_markup

_NAME, _TITLE = OWN_FIELDS["name"], OWN_FIELDS["title"]
# Behind this in a comment of a drawing that has no attributes: name and title as JSON.
NOTE = "reportline "
_CODE = re.compile(r"\\(.)", re.DOTALL)


def labels_of(labels: Sequence[str], values: Sequence[dict[str, str]]) -> list[Label]:
    """Names and titles of boxes: as the export left them beside a label that still says the same, else out of it.

    A label that somebody wrote anew wins. The values lose what the export left there.
    """
    own = [_taken(label, each) for label, each in zip(labels, values, strict=True)]
    if all(own):
        return [label for label in own if label]
    return [mine or read for mine, read in zip(own, split_labels(labels), strict=True)]


def with_note(label: str, note: str) -> tuple[str, dict[str, str]]:
    """Label and values of a box by the note that the export left of it: its name and title as they were, own values.

    A label with other letters was written anew, and wins.
    """
    try:
        name, title, *others = json.loads(note)
    except (ValueError, TypeError, RecursionError):
        return label, {}
    values = read_values(dict(zip(map(str, others[::2]), others[1::2], strict=False)))
    name, title = str(name), str(title)
    # A title that is the name again stands there once, in older files twice.
    shown = values.pop(SHOWN, without_markup(name)), without_markup(title)
    once = _letters(title) if title in (name, shown[0]) else None
    if _letters(label) not in (_letters(name + title), _letters("".join(shown)), _letters(shown[0] + title), once):
        return label, values
    return f"{name}\n{title}" if title else name, {_NAME: name} | ({_TITLE: title} if title else {}) | values


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _taken(label: str, values: dict[str, str]) -> Label | None:
    name, title, shown = values.pop(_NAME, None), values.pop(_TITLE, ""), values.pop(SHOWN, None)
    if name is None and shown is None:
        return None
    # Formats leave out a name of no letters.
    name = name or ""
    # Cards show no marks of HTML and Markdown; DOT writes line breaks and backslashes as codes.
    for wanted, rest in ((shown or name, title), (shown or without_markup(name), without_markup(title))):
        if any(_says(said, wanted, rest) for said in (label, _CODE.sub(_letter, label))):
            return Label(name, title)
    return None


def _says(label: str, name: str, title: str) -> bool:
    """True if a label begins with the name and holds the title; a card whose name holds it shows it once."""
    words, wanted, rest = (" ".join(text.split()) for text in (label, name, title))
    return words.startswith(wanted) and rest in words


def _letter(code: re.Match[str]) -> str:
    return "\n" if code[1] in "nlr" else code[1]

"""Output: a difference as JSON in parts, and as lines of text for a terminal."""

import json
from collections.abc import Iterator
from typing import Any

from orgmodel.difference.difference import Difference
from orgmodel.difference.join import Join, Trial
from orgmodel.difference.listing import Listing, changes_json, list_changes, move_text
from orgmodel.difference.sentences import change_sentences, join_sentences

# Changes of a kind that a terminal shows.
_SHOWN = 8


def json_parts(difference: Difference, names: tuple[str, str]) -> Iterator[str]:
    """Difference as the parts of one JSON object, so that a million changes are never one text.

    Parameters
    ----------
    names
        What the companies are called.
    """
    head = json.dumps(head_json(difference, names), ensure_ascii=False, indent=2)
    yield head[:-2] + ',\n  "changes": ['
    encode, first = json.JSONEncoder(ensure_ascii=False).encode, True
    for change in changes_json(difference):
        yield ("\n    " if first else ",\n    ") + encode(change)
        first = False
    yield "]\n}" if first else "\n  ]\n}"


def head_json(difference: Difference, names: tuple[str, str]) -> dict[str, Any]:
    """All but the changes.

    Returns
    -------
    dict
        ``join``; ``matched`` of each side, with ``people`` (or roles) and ``share``; ``counts`` by kind; ``a``, ``b``,
        the names; ``summary``, sentences; ``ambiguous``, values of the key that are on several people who cannot be
        told apart, and ``ambiguous_people``; ``tried``, the keys that were tried; ``columns_of_one``, headings that
        only one company has.
    """
    join, matched = difference.join, difference.matched
    sides = [
        {"matched": matched, "people": people, "share": round(matched / people, 4) if people else 0.0}
        for people in difference.people
    ]
    return {
        "join": "role" if join is None else join.key,
        "a": names[0],
        "b": names[1],
        "matched": {"a": sides[0], "b": sides[1]},
        "counts": difference.counts,
        "summary": [*join_sentences(difference), *change_sentences(difference)],
        "ambiguous": [] if join is None else list(join.trial.ambiguous),
        "ambiguous_people": 0 if join is None else join.trial.ambiguous_count,
        "tried": [] if join is None else _tried(join),
        "columns_of_one": {"a": list(difference.columns_before), "b": list(difference.columns_after)},
    }


def _tried(join: Join) -> list[dict[str, Any]]:
    return [_trial(trial) for trial in (join.trial, *join.others)]


def _trial(trial: Trial) -> dict[str, Any]:
    return {
        "key": trial.key,
        "share": {"a": round(trial.matched[0], 4), "b": round(trial.matched[1], 4)},
        "accidental": trial.is_accidental,
        "folded": trial.is_folded,
    }


def difference_text(difference: Difference, names: tuple[str, str]) -> str:
    """Difference for a terminal: the sentences, and the first changes of each kind."""
    lines = [f"{names[0]}  →  {names[1]}", "", *join_sentences(difference), *change_sentences(difference)]
    for listing in list_changes(difference):
        heading = f"{listing.kind} {listing.field}" if listing.kind == "changed" else listing.kind
        lines += ["", f"{heading} ({len(listing):,})"]
        lines += [f"  {_line(listing, position)}" for position in range(min(len(listing), _SHOWN))]
        if len(listing) > _SHOWN:
            lines.append(f"  and {len(listing) - _SHOWN:,} more; --json has all")
    return "\n".join(lines)


def _line(listing: Listing, position: int) -> str:
    key, name = listing.ids[position], listing.names[position]
    who = name if key == name or not key else f"{key} {name}".strip()
    before, after = (
        _with_name(texts[position], names[position] if names else "")
        for texts, names in ((listing.before, listing.before_names), (listing.after, listing.after_names))
    )
    if listing.kind == "filled" and listing.before_names:
        return f"{who}: filled by {after}"
    if listing.kind in ("added", "removed"):
        return who if (before or after) in ("", name) else f"{who}: {before or after}"
    aside = move_text(*listing.moves[position]) if listing.moves is not None else ""
    nothing = "nothing" if listing.moves is None else "nobody"
    return f"{who}: {before or nothing} → {after or nothing}{f' ({aside})' if aside else ''}"


def _with_name(key: str, name: str) -> str:
    return key if name in ("", key) else f"{key} {name}"

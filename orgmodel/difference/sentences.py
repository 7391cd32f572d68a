"""Sentences: a difference in words that one could read out."""

from collections.abc import Iterator

import numpy as np

from orgmodel.difference.difference import Difference, FieldChange, Kind
from orgmodel.difference.join import KEY_WORDS, Trial
from orgmodel.text.grammar import listed

# Roles that are named in a sentence; the others are counted.
_NAMED = 6


def join_sentences(difference: Difference) -> list[str]:
    """Sentences on the key that joined the companies, how much of each is matched, and what matched badly."""
    matched, (before, after) = difference.matched, difference.people
    join = difference.join
    if join is None:
        roles = f"{matched:,} of {before:,} roles before and of {after:,} after are in both"
        return [f"Joined by role: {roles}."]
    both = f"{matched:,} of {_people(before)} before ({_share(matched, before)})"
    both += f" and of {after:,} after ({_share(matched, after)}) are in both"
    told = [f"Joined by {KEY_WORDS[join.key]}: {both}."]
    trial = join.trial
    if trial.is_folded:
        told.append("The ids match only without case, blanks and leading zeros.")
    if trial.is_accidental:
        told.append(_accident(trial))
    if trial.ambiguous_count:
        names = listed([f"“{text}”" for text in trial.ambiguous[:_NAMED]])
        more = " and others" if len(trial.ambiguous) > _NAMED else ""
        told.append(
            f"{_people(trial.ambiguous_count)} have {_SAME[join.key]} that several have and cannot be told apart: "
            f"{names}{more}. They count as gone and new."
        )
    if join.without_key:
        told.append(
            f"{_people(join.without_key)} have no {_ONE[join.key]}; they are matched where all else is the same."
        )
    return [*told, *map(_rejected, join.others)]


_SAME = {"id": "an id", "email": "an e-mail address", "name": "a name", "role": "a role"}
_ONE = {"id": "id", "email": "e-mail address", "name": "name", "role": "role"}


def _rejected(trial: Trial) -> str:
    what = KEY_WORDS[trial.key]
    if trial.is_accidental:
        return _accident(trial)
    return f"By {what} {_percent(trial.matched[0])} before and {_percent(trial.matched[1])} after would match."


def _accident(trial: Trial) -> str:
    what = KEY_WORDS[trial.key].capitalize()
    return f"{what} match, but names and titles beside them are other ones: they seem to be other people's."


def _share(count: int, of: int) -> str:
    return _percent(count / of if of else 0.0)


def _percent(share: float) -> str:
    # What is not all is never said to be all, and what is something never nothing.
    number = round(100 * share)
    if number == 100 and share < 1:
        return "over 99%"
    return "under 1%" if number == 0 and share > 0 else f"{number}%"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"


def change_sentences(difference: Difference) -> list[str]:
    """Sentences on what changed; one alone where nothing did."""
    if difference.is_empty:
        return [_nothing(difference)]
    told = [*(_roles(difference) if difference.is_by_role else _persons(difference))]
    same = len(difference.same)
    if same:
        what = ("role is" if same == 1 else "roles are") if difference.is_by_role else ("is" if same == 1 else "are")
        told.append(f"{same:,} {what} the same.")
    return told


def _nothing(difference: Difference) -> str:
    what = "roles" if difference.is_by_role else "people"
    return f"Nothing differs: the same {what} under the same managers."


def _persons(difference: Difference) -> Iterator[str]:
    counts = difference.counts
    removed, added = counts["removed"], counts["added"]
    if removed or added:
        gone = f"{_people(removed)} {_be(removed)} gone" if removed else "Nobody is gone"
        new = f"{added:,} {_be(added)} new" if added else "nobody is new"
        yield f"{gone}, {new}."
    followed = len(difference.successions)
    if followed:
        seat = "the seat of 1 person who left is" if followed == 1 else f"the seats of {followed:,} who left are"
        yield f"Of these, {seat} filled by another."
    yield from _moves(difference)
    for kind, words in _FIELD_WORDS.items():
        if counts[kind]:
            yield f"{_people(counts[kind])} {_has(counts[kind])} {words}."
    filled = difference.seats["filled"]
    was_vacant = difference.before.vacant[difference.back[filled]]
    states = {"from vacant": filled[was_vacant], "from another": filled[~was_vacant]}
    states |= {kind: difference.seats[kind] for kind in ("vacated", "left", "returned")}
    for state, (one, several) in _STATE_WORDS.items():
        seats = states[state]
        if len(seats):
            yield f"1 seat {one}." if len(seats) == 1 else f"{len(seats):,} seats {several}."
    yield from _others(difference)


_FIELD_WORDS: dict[Kind, str] = {
    "retitled": "another title",
    "regraded": "another grade",
    "transferred": "another department",
    "renamed": "another name",
}
_STATE_WORDS = {
    "from vacant": ("was vacant and is filled", "were vacant and are filled"),
    "from another": ("is held by another person now", "are held by another person now"),
    "vacated": ("is vacant now", "are vacant now"),
    "left": ("is marked as left or eliminated now", "are marked as left or eliminated now"),
    "returned": ("is no longer marked as left or eliminated", "are no longer marked as left or eliminated"),
}


def _moves(difference: Difference) -> Iterator[str]:
    moves = difference.moves
    moved = len(moves.seats)
    if not moved:
        return
    left = int(moves.has_manager_left.sum())
    team = int((moves.team > 0).sum())
    parts = []
    if left:
        parts.append(f"{left:,} because the manager left")
    if team:
        parts.append(f"{team:,} with reports of their own")
    aside = f", {' and '.join(parts)}" if parts else ""
    yield f"{_people(moved)} {'reports' if moved == 1 else 'report'} to somebody else{aside}."


def _others(difference: Difference) -> Iterator[str]:
    changes = [each for each in difference.fields if each.kind == "changed"]
    if changes:
        most = sorted(changes, key=lambda each: (-len(each.seats), each.label))
        shown = listed([f"{_label(each)} ({len(each.seats):,})" for each in most[:_NAMED]])
        more = f", and {len(most) - _NAMED:,} more" if len(most) > _NAMED else ""
        yield f"Other fields that differ: {shown}{more}."


def _label(change: FieldChange) -> str:
    return "+".join(change.after) or change.label


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def _roles(difference: Difference) -> Iterator[str]:
    """Sentences of a join by role; roles are named, the highest first."""
    for kind, (one, several) in _ROLE_WORDS.items():
        seats = difference.of(kind)
        if not len(seats):
            continue
        org = difference.before if kind == "removed" else difference.after
        order = np.lexsort((seats, org.tree.depth[seats]))
        names = org.texts("title", seats[order][:_NAMED])
        if any("," in name for name in names):
            names = [f"“{name}”" for name in names]
        more = [f"{len(seats) - _NAMED:,} more"] if len(seats) > _NAMED else []
        yield f"{_capital(listed([*names, *more]))} {one if len(seats) == 1 else several}."


_ROLE_WORDS: dict[Kind, tuple[str, str]] = {
    "added": ("appears", "appear"),
    "removed": ("goes", "go"),
    "moved": ("has another boss", "have another boss"),
    "up": ("stands nearer to the top", "stand nearer to the top"),
    "down": ("stands further from the top", "stand further from the top"),
    "split": ("splits: one seat becomes several", "split: one seat becomes several"),
    "merged": ("merges: several seats become one", "merge: several seats become one"),
    "retitled": ("has another title", "have another title"),
    "recounted": ("has another number of people", "have another number of people"),
}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

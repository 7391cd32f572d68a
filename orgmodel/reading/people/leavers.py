"""Leavers: people of somebody who left and is left out hang under that one's own manager."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.findings import Finding, finding
from orgmodel.org.tree import Ints
from orgmodel.reading.columns.keys import joined
from orgmodel.reading.options import Choices
from orgmodel.reading.people.deciding import group
from orgmodel.reading.people.people import People
from orgmodel.reading.people.reporting import Lines
from orgmodel.reading.people.seat_grouping import Seats


def bridge_leavers(every: People, seats: Seats, lines: Lines, choices: Choices) -> Lines:
    """Lead lines to people who were left out on to the next manager above them who is not.

    Parameters
    ----------
    every
        All people, those who left among them.
    seats, lines
        Of the people who are left, in the order of `every`; a manager who left is a placeholder.

    Returns
    -------
    Lines
        Without the placeholders that nobody needs any more. Where nobody stands above those who left, or they report
        to each other in a loop, the placeholder stays, called by their name, and keeps their people together. ORG412
        names who was led on, ORG414 who could not be.

    Notes
    -----
    O(rows log chain): lines are followed through several leavers by doubling. Nothing is read again where no manager
    is missing.
    """
    count = len(seats.rows)
    orphans = np.flatnonzero(lines.parent[:count] >= count)
    if not len(orphans):
        return lines
    everybody = group(every, choices)
    all_seats, all_lines = everybody.seats, everybody.lines
    here = np.flatnonzero(~every.gone)
    rows = here[seats.rows[orphans]]
    above = _next_above(every, all_seats, all_lines)
    bosses = all_lines.parent[all_seats.of_row[rows]]
    is_left = (bosses >= 0) & _is_gone(every, all_seats, all_lines)[bosses]
    is_led = is_left & (above[bosses] >= 0)
    stays = is_left & ~is_led
    texts_left = [lines.placeholders[seat - count] for seat in lines.parent[orphans[stays]].tolist()]
    lines = replace(lines, called={**lines.called, **_names(every, texts_left, all_seats.rows[bosses[stays]])})
    column = "+".join(every.mapped.fields["manager"])
    if stays.any():
        left = every.rows[rows[stays]]
        called = [lines.called.get(text, text) for text in texts_left]
        alone = finding("ORG414", left, column=column, values=called)
        lines = replace(lines, findings=(*_without(lines.findings, left), alone))
    if not is_led.any():
        return lines
    led, targets = orphans[is_led], above[bosses[is_led]]
    names, parent = list(lines.placeholders), lines.parent.copy()
    is_outside = targets >= len(all_seats.rows)
    outside = [all_lines.placeholders[target - len(all_seats.rows)] for target in targets[is_outside].tolist()]
    number_of = {name: number for number, name in enumerate(dict.fromkeys([*names, *outside]))}
    place = np.cumsum(~every.gone) - 1
    parent[led[~is_outside]] = seats.of_row[place[all_seats.rows[targets[~is_outside]]]]
    parent[led[is_outside]] = [count + number_of[name] for name in outside]
    own = led[parent[led] == led]
    parent[own] = -1
    texts = joined(every.cells.take(pa.array(rows[is_led])), every.mapped.fields["manager"]).to_pylist()
    numbers = every.rows[rows[is_led]]
    added = [finding("ORG412", numbers, column=column, values=texts)]
    if len(own):
        added.append(finding("ORG402", every.rows[here[seats.rows[own]]], column=column))
    if outside:
        added.append(finding("ORG401", numbers[is_outside], column=column, values=outside))
    findings = (*_without(lines.findings, numbers), *added)
    return replace(_renumbered(parent, tuple(number_of), count, lines), findings=findings)


def _names(every: People, texts: Sequence[str], rows: Ints) -> dict[str, str]:
    """Name that stands in each row, by the text that leads there; without those that have none."""
    key = every.name_key()
    names = [] if key is None else key.texts.take(pa.array(rows, pa.int64())).to_pylist()
    return {text: name for text, name in zip(texts, names, strict=False) if name}


def _is_gone(every: People, seats: Seats, lines: Lines) -> NDArray[np.bool_]:
    """[seats + placeholders] Whether a seat is one of those that are left out."""
    return np.concatenate([every.gone[seats.rows], np.zeros(len(lines.placeholders), bool)])


def _next_above(every: People, seats: Seats, lines: Lines) -> Ints:
    """[seats + placeholders] Next manager above each seat who did not leave; -1 where there is none."""
    is_gone = _is_gone(every, seats, lines)
    above = lines.parent.copy()
    for _ in range(int(is_gone.sum()).bit_length() + 1):
        on = np.flatnonzero((above >= 0) & is_gone[above])
        if not len(on):
            break
        above[on] = above[above[on]]
    above[(above >= 0) & is_gone[above]] = -1
    return above


def _without(findings: Sequence[Finding], rows: NDArray[np.int64]) -> list[Finding]:
    """Findings without the rows whose manager is not missing any more; without those that name no row then."""
    left = []
    for one in findings:
        if one.code not in ("ORG401", "ORG405"):
            left.append(one)
            continue
        mask = ~np.isin(one.rows, rows)
        if mask.any():
            values = [text for text, is_left in zip(one.values, mask.tolist(), strict=True) if is_left]
            left.append(finding(one.code, one.rows[mask], column=one.column, values=values))
    return left


def _renumbered(parent: Ints, names: tuple[str, ...], count: int, lines: Lines) -> Lines:
    """Lines with the placeholders that somebody reports to, in their order."""
    bosses = parent[:count]
    used, numbers = np.unique(bosses[bosses >= count], return_inverse=True)
    kept = np.concatenate([bosses, np.full(len(used), -1, np.int32)]).astype(np.int32)
    kept[np.flatnonzero(bosses >= count)] = count + numbers
    return replace(lines, parent=kept, placeholders=tuple(names[place - count] for place in used.tolist()))

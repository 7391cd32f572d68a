"""Generate: everybody of a typical company as a seat of an Org, the same one for the same company."""

import numpy as np
from numpy.typing import NDArray

from orgmodel.catalog.catalog import Domain
from orgmodel.org.org import Org, org_of_table
from orgmodel.org.tree import Ints, grow
from orgmodel.typical.build.build import build
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.population.blocks import Plan, plan_blocks
from orgmodel.typical.population.cells import FIELDS, cells_of
from orgmodel.typical.population.spans import Spans, ceo_span, share_alike, spans_of, spread

# Rungs of managers above the staff whose spans are drawn.
DRAWN_RUNGS = 2


def generate(company: TypicalCompany, domain: Domain, seed: int | None = None) -> Org:
    """Make every person of a typical company a seat.

    Parameters
    ----------
    company
        Its headcount is the number of seats; a board has none.
    seed
        Of the random numbers; None takes that of the domain.

    Returns
    -------
    Org
        One tree. Seats of the typical chart come first in their branch; siblings stand together. Nobody is invented:
        a name is a title with a number. The cells are those that reading the company's own CSV gives.

    Raises
    ------
    BadCompany, UnknownName, NotEnoughPeople
        As `orgmodel.typical.build.build.build`.

    Notes
    -----
    O(people), about 1 s and 150 MB for 1,000,000. No recursion.
    """
    rng = np.random.default_rng([domain.population.seed if seed is None else seed, company.headcount])
    graph = build(company, domain)
    plan = plan_blocks(graph, domain, ceo_span(domain.population.ceo_span, company.headcount, rng))
    parent = hang(plan, spans_of(domain.population.spans), rng)
    dotted = _dotted(plan)
    cells = cells_of(plan, parent, dotted)
    n = len(parent)
    tree, _ = grow(parent)
    return org_of_table(
        cells,
        np.arange(2, n + 2, dtype=np.int64),
        {field: (heading,) for field, heading in FIELDS.items() if heading in cells.column_names},
        tree,
        dotted=dotted,
    )


def hang(plan: Plan, spans: Spans, rng: np.random.Generator) -> Ints:
    """Boss of each seat: the seats of a block share those of the blocks below it.

    By spans that are drawn on the two lowest rungs of managers, where all but a few managers are. Above them alike, as
    in the typical chart: one vice president with six people beside one with a hundred thousand would be no likeness.
    """
    starts = _starts(plan)
    height = _heights(plan)
    below: dict[int, list[int]] = {}
    for number, block in enumerate(plan.blocks):
        below.setdefault(block.boss, []).append(number)
    parent = np.full(int(starts[-1]), -1, np.int32)
    for boss, led in below.items():
        if boss < 0:
            continue
        managers, reports = plan.blocks[boss].count, sum(plan.blocks[number].count for number in led)
        is_drawn = height[boss] <= DRAWN_RUNGS
        counts = spread(spans, managers, reports, rng) if is_drawn else share_alike(managers, reports)
        bosses = np.repeat(np.arange(starts[boss], starts[boss + 1], dtype=np.int32), counts)
        done = 0
        for number in led:
            count = plan.blocks[number].count
            parent[starts[number] : starts[number + 1]] = bosses[done : done + count]
            done += count
    return parent


def _heights(plan: Plan) -> list[int]:
    """Blocks on the longest way down from each."""
    height = [0] * len(plan.blocks)
    for number in reversed(range(len(height))):
        boss = plan.blocks[number].boss
        if boss >= 0:
            height[boss] = max(height[boss], height[number] + 1)
    return height


def _dotted(plan: Plan) -> Ints:
    """Dotted lines of each seat of a block, shared alike by the seats of the other."""
    starts = _starts(plan)
    pairs = [np.zeros((0, 2), np.int32)]
    for source, target in plan.dotted:
        count = plan.blocks[source].count
        places = starts[target] + np.arange(count) * plan.blocks[target].count // max(1, count)
        pairs.append(np.stack([np.arange(starts[source], starts[source + 1]), places], axis=1).astype(np.int32))
    return np.concatenate(pairs)


def _starts(plan: Plan) -> NDArray[np.int64]:
    """First seat of each block, and the number of all seats."""
    return np.concatenate([[0], np.cumsum([block.count for block in plan.blocks], dtype=np.int64)])

"""Spans of control, drawn from the published distribution."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from orgmodel.catalog.spans import CeoSpan, SpanTable

# Within a class the share of a span k falls as 1 / (k + 2): this puts the median at the 5 to 6 that F21 tells.
_FLATTEN = 2
# Above this part of the widest span a tilt would heap all managers up at the end: they share alike.
_STEEP = 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Share of managers by number of reports: `share[k - 1]` have k."""

    share: NDArray[np.float64]

    @property
    def mean(self) -> float:
        """Mean number of reports."""
        return float((np.arange(1, len(self.share) + 1) * self.share).sum())


def spans_of(table: SpanTable) -> Spans:
    """Spread the classes over whole numbers; the last one goes as far as makes the mean."""
    starts = [each.start for each in table.classes]
    percents = np.array([each.percent for each in table.classes])
    widest = starts[-1] + 1
    while True:
        ends = [*starts[1:], widest + 1]
        weight = 1 / (np.arange(1, widest + 1) + _FLATTEN)
        for begin, end, part in zip(starts, ends, percents / percents.sum(), strict=True):
            weight[begin - 1 : end - 1] *= part / weight[begin - 1 : end - 1].sum()
        spans = Spans(weight)
        if spans.mean >= table.mean or widest > 100 * starts[-1]:
            return spans
        widest += 1


def spread(spans: Spans, managers: int, reports: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Deal reports out to managers.

    Parameters
    ----------
    spans
        Shares to follow; where the mean here is another, tilted to it (the nearest shares that have it).

    Returns
    -------
    int64 [managers]
        Reports of each, at least 1 while there are enough, in random order; the sum is `reports`.

    Notes
    -----
    O(managers). Spans stand at equal steps of the shares, not thrown one by one: shares are kept in small families too.
    """
    if managers == 1:
        return np.array([reports], np.int64)
    if reports <= managers:
        return (np.arange(managers) < reports).astype(np.int64)
    mean = reports / managers
    if mean >= _STEEP * len(spans.share):
        return share_alike(managers, reports)
    ends = np.cumsum(_tilted(spans.share, mean))
    steps = (np.arange(managers) + rng.random()) / managers
    counts = np.searchsorted(ends[:-1], steps, side="right").astype(np.int64) + 1
    counts = rng.permutation(counts)
    # What rounding leaves over is a few; each gives or takes one.
    while over := int(counts.sum()) - reports:
        able = np.flatnonzero(counts > 1) if over > 0 else np.arange(managers)
        chosen = rng.permutation(able)[: abs(over)]
        counts[chosen] -= np.sign(over)
    return counts


def share_alike(managers: int, reports: int) -> NDArray[np.int64]:
    """Deal reports out to managers so that none has more than one more than another; int64 [managers]."""
    ends = np.arange(1, managers + 1) * reports // managers
    return np.diff(ends, prepend=0)


def _tilted(share: NDArray[np.float64], mean: float) -> NDArray[np.float64]:
    """Shares p(k) e^(tk) that have a mean, by bisection over t."""
    k = np.arange(1, len(share) + 1)
    logs = np.log(share)
    low, high = -20.0, 20.0
    weight: NDArray[np.float64] = share
    for _ in range(60):
        middle = (low + high) / 2
        lifted = logs + middle * k
        weight = np.exp(lifted - lifted.max())
        weight /= weight.sum()
        if float((weight * k).sum()) < mean:
            low = middle
        else:
            high = middle
    return weight


def ceo_span(table: CeoSpan, headcount: int, rng: np.random.Generator) -> int:
    """Direct reports of a chief executive, drawn from the middle half round the median of the headcount."""
    half = table.middle_half
    at = _median(table, float(np.sqrt(half.start * half.end)))
    return round(_median(table, headcount) * rng.uniform(half.low / at, half.high / at))


def _median(table: CeoSpan, headcount: float) -> float:
    for below, above in pairwise(table.medians):
        if headcount < above.people:
            part = np.log(headcount / below.people) / np.log(above.people / below.people)
            return float(below.reports + max(0.0, part) * (above.reports - below.reports))
    return table.medians[-1].reports

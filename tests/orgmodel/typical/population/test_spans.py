"""Spans are dealt out so that sums are kept, and shares where they can be."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.catalog.load import load_domain
from orgmodel.typical.population.spans import ceo_span, spans_of, spread

WHOLE = load_domain().population
SPANS = spans_of(WHOLE.spans)


@settings(max_examples=200, deadline=None)
@given(managers=st.integers(1, 3_000), reports=st.integers(0, 200_000), seed=st.integers(0, 9))
def test_reports_are_dealt_out_to_the_last_one(managers, reports, seed):
    """The sum is kept, and nobody is without reports while there are enough."""
    counts = spread(SPANS, managers, reports, np.random.default_rng(seed))
    assert counts.sum() == reports
    assert counts.min() >= (1 if reports >= managers else 0)


def test_shares_are_kept_where_the_mean_is_the_published_one():
    """Exactly, but for rounding."""
    counts = spread(SPANS, 10_000, round(SPANS.mean * 10_000), np.random.default_rng(0))
    shares = np.histogram(counts, [1, 5, 10, 25, 10_000])[0] / len(counts)
    assert shares == pytest.approx(np.array([37, 29, 22, 13]) / 101, abs=0.002)


@pytest.mark.parametrize("mean", [1.5, 4, 7, 20, 50, 65])
def test_another_mean_is_met(mean):
    """Tilted, not cut: narrow and wide spans both stay."""
    counts = spread(SPANS, 1_000, round(mean * 1_000), np.random.default_rng(0))
    assert counts.mean() == mean
    assert len(set(counts.tolist())) > 1


def test_chief_executives_differ_within_the_middle_half():
    """At 2,000 people 8 to 17."""
    rng = np.random.default_rng(0)
    drawn = {ceo_span(WHOLE.ceo_span, 2_000, rng) for _ in range(200)}
    assert 8 <= min(drawn) < max(drawn) <= 17


def test_more_than_the_widest_is_shared_alike():
    """No manager has more than one report more than another."""
    counts = spread(SPANS, 7, 2_000, np.random.default_rng(0))
    assert counts.max() - counts.min() == 1

"""Spans, levels and managers against a naive recount; flags by limits; figures of a file."""

from dataclasses import replace
from statistics import mean, quantiles

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.catalog.load import load_domain
from orgmodel.org.metrics import chief_of, measure, measured_seats, too_deep, too_narrow, too_wide
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.population.generate import generate
from tests.orgmodel.companies import company, sample

CLASSES = (1, 5, 10, 25)


@st.composite
def asked(draw):
    """A forest with placeholders, a seat to look at or none, and a filter or none."""
    size = draw(st.integers(1, 60))
    random = draw(st.randoms(use_true_random=False))
    reach = draw(st.sampled_from([1, 3, 60]))
    parents = [
        -1 if random.random() < 0.1 else random.randrange(max(0, n - reach), n) if n else -1 for n in range(size)
    ]
    ghosts = draw(st.integers(0, 2)) if -1 in parents else 0
    tops = [seat for seat, boss in enumerate(parents) if boss < 0]
    parents += [-1] * ghosts
    for ghost in range(ghosts):  # a placeholder is there because somebody names it
        parents[random.choice(tops)] = size + ghost
    focus = draw(st.none() | st.integers(0, len(parents) - 1))
    fitting = draw(st.none() | st.lists(st.booleans(), min_size=len(parents), max_size=len(parents)))
    return company(parents, placeholders=ghosts), focus, None if fitting is None else np.array(fitting)


def _way(parents, seat, people):
    """The seat and the people above it."""
    way = [seat]
    while 0 <= parents[way[-1]] < people:
        way.append(parents[way[-1]])
    return way


def _recounted(org, focus, fitting):
    """(seat, level, span) of each seat of the part, by walking up from every one."""
    people, parents = org.people, org.tree.parent.tolist()
    ways = {seat: _way(parents, seat, people) for seat in range(people)}
    if focus is not None:
        ways = {s: way for s, way in ways.items() if focus in way or (focus >= people and parents[way[-1]] == focus)}
    top = min((len(way) for way in ways.values()), default=1)
    return [
        (seat, len(way) - top + 1, parents[:people].count(seat))
        for seat, way in ways.items()
        if fitting is None or fitting[seat]
    ]


@given(asked())
def test_a_part_is_measured_like_a_naive_recount(given_part):
    """People, managers, mean, quartiles, classes of each level and of all; flags and their order too."""
    org, focus, fitting = given_part
    expected = _recounted(org, focus, fitting)
    part = measured_seats(org, focus, fitting)
    assert list(zip(part.seats, part.level, part.span, strict=True)) == expected
    found = measure(part, CLASSES)
    groups = [(found.whole, 0, expected)]
    deepest = max((level for _, level, _ in expected), default=0)
    assert len(found.levels.people) == deepest
    groups += [(found.levels, at, [one for one in expected if one[1] == at + 1]) for at in range(deepest)]
    for told, at, seats in groups:
        spans = sorted(span for *_, span in seats if span)
        assert (told.people[at], told.managers[at]) == (len(seats), len(spans))
        if not spans:
            assert np.isnan([told.mean[at], *told.quartiles[:, at]]).all()
            continue
        inner = quantiles(spans, n=4, method="inclusive") if len(spans) > 1 else spans * 3
        assert told.mean[at] == pytest.approx(mean(spans))
        assert told.quartiles[:, at] == pytest.approx([spans[0], *inner, spans[-1]])
    spans = [span for *_, span in expected if span]
    assert found.classes.tolist() == [
        sum(a <= span < b for span in spans) for a, b in [(1, 5), (5, 10), (10, 25), (25, 99)]
    ]
    assert too_wide(part, 2).tolist() == [s for s, _, span in sorted(expected, key=lambda one: -one[2]) if span > 2]
    assert too_narrow(part, 3).tolist() == [
        s for s, _, span in sorted(expected, key=lambda one: one[1]) if 0 < span < 3
    ]
    assert sorted(too_deep(part, 2)) == [seat for seat, level, span in expected if level == 2 and span]


def test_the_home_office_has_330_posts_on_five_levels_and_a_widest_span_of_twenty():
    """The figures that its chart tells, and those of each level."""
    org = sample("uk-organograms/home-office-2014-09.csv")
    part = measured_seats(org)
    found = measure(part, CLASSES)
    assert (found.whole.people[0], found.whole.managers[0], found.whole.quartiles[4, 0]) == (330, 69, 20)
    assert found.levels.people.tolist() == [3, 19, 94, 195, 19]
    assert found.levels.managers.tolist() == [2, 16, 43, 8, 0]
    assert found.classes.tolist() == [36, 29, 4, 0]
    assert org.texts("title", [chief_of(part)]) == ["Permanent Secretary"]
    assert part.span[too_wide(part, 10)].tolist() == [20, 18]


def test_a_placeholder_counts_nowhere():
    """Seats 1 and 2 report to a manager who is not in the file: both are on the first level, and nobody leads them."""
    org = company([-1, 3, 3, -1], placeholders=1)
    found = measure(measured_seats(org), CLASSES)
    assert (found.levels.people.tolist(), found.whole.managers.tolist()) == ([3], [0])
    assert measured_seats(org, 3).seats.tolist() == [1, 2]


def test_a_vacant_seat_is_a_seat():
    """It leads and is led like any other."""
    org = company([-1, 0, 1])
    vacant = replace(org, vacant=np.array([False, True, False]))
    found = measure(measured_seats(vacant), CLASSES)
    assert (found.whole.people.tolist(), found.whole.managers.tolist()) == ([3], [2])


def test_the_deepest_branch_comes_first():
    """Of equal ones the larger; what is on the level but has no reports is no branch."""
    #       0 leads 1, 2, 3, 4; 1 leads 5; 2 leads 6, 7; 3 leads 8, which leads 9.
    part = measured_seats(company([-1, 0, 0, 0, 0, 1, 2, 2, 3, 8]))
    assert too_deep(part, 2).tolist() == [3, 2, 1]
    assert too_deep(part, 4).tolist() == []


def test_nobody_is_measured_without_fault():
    """A filter that leaves nobody: no level, no manager."""
    part = measured_seats(company([-1, 0]), None, np.zeros(2, bool))
    found = measure(part, CLASSES)
    assert (len(found.levels.people), found.whole.people.tolist(), found.classes.tolist()) == (0, [0], [0, 0, 0, 0])


def test_a_whole_typical_company_has_the_published_shares():
    """Drawn from the classes of the domain, 40,000 people come back to them within two points but the widest."""
    domain = load_domain()
    starts = [one.start for one in domain.population.spans.classes]
    found = measure(measured_seats(generate(TypicalCompany(40_000), domain)), starts)
    percents = 100 * found.classes / found.classes.sum()
    assert percents == pytest.approx([one.percent for one in domain.population.spans.classes], abs=2)


@pytest.mark.scale
def test_a_chain_of_a_million_is_measured():
    """As many levels as people, no recursion and no loop over levels."""
    part = measured_seats(company(list(range(-1, 999_999))))
    found = measure(part, CLASSES)
    assert len(found.levels.people) == 1_000_000
    assert too_deep(part, 9).tolist() == [8]

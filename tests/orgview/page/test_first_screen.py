"""Parts of the first screen are those that scripts make later, so that nothing moves when they come."""

from orgview.page.first_screen import ladder_steps, next_parts
from orgview.panels.html_text import to_html


def test_the_next_sizes_are_links_after_a_word():
    """As wide as later, and what a stylesheet hides of them on a phone is hidden."""
    steps = [{"headcount": 500, "text": "a director at 500 <100 to go>"}, {"headcount": 900, "text": "a COO at 900"}]
    assert to_html(next_parts(steps)) == (
        '<span>Next:</span><button class="link">a director at 500 &lt;100 to go&gt;</button>'
        '<button class="link">a COO at 900</button>'
    )
    assert next_parts([]) == []


def test_the_size_stands_over_its_step_of_the_ladder():
    """At that step alone; the stylesheet writes it."""
    rungs = [{"short": "CEO", "role": "ceo", "head": True}]
    columns = [
        {"start": start, "end": end, "range": "", "chain": rungs}
        for start, end in ((1, 999), (1000, 4999), (5000, None))
    ]
    written = [to_html(step) for step in ladder_steps(columns, {"headcount": 1200, "chain": rungs})]
    assert ["data-here" in step for step in written] == [False, True, False]
    assert 'class="step current" data-here="1,200"' in written[1]

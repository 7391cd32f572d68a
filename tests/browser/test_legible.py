"""Whatever the size of a company, its first view is whole, in the window, and its names can be read."""

import pytest

from tests.browser.pages import chart, labels, legible, own_company, text_has

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("headcount", [6, 30, 201, 3_000, 240_000, 1_000_000, 3_000_000])
def test_everybody_of_a_company_of_any_size_is_legible_at_first(open_page, headcount):
    """Ten names of 9 px or more; forty cards above 200 people, most with titles; all in sight, nobody uncounted."""
    page = open_page(f"/?n={headcount}")
    chart(page)
    page.click("#whole-show")
    own_company(page)
    drawn = chart(page)
    assert drawn.headcount == headcount
    assert legible(page) >= min(10, headcount)
    assert len(drawn.seats) >= (30 if headcount > 200 else min(6, headcount))
    titled = {key for key, seat in drawn.seats.items() if seat["subtitle"]}
    bare = [label["id"] for label in labels(page) if label["id"] in titled and label["secondPx"] < 8]
    assert len(bare) <= 0.1 * len(drawn.seats)
    assert len(drawn.seats) <= 300
    assert all(drawn.is_inside(key) for key in drawn.seats)
    folded = [seat["hidden"]["people"] for seat in drawn.seats.values() if seat["branch"] == "folded"]
    people = sum(key[0] == "n" for key in drawn.seats)
    assert people + sum(folded) == headcount


def test_a_chain_of_a_thousand_managers_is_readable_and_questioned(open_own):
    """As many as can be read, the others in one count; a finding asks whether this is the column of the manager."""
    chain = "id,name,manager\n" + "".join(f"{n},Person {n},{n - 1 if n else ''}\n" for n in range(1_000))
    page, _company = open_own(chain.encode(), name="chain.csv")
    text_has(page, ".own-summary", "1,000 people, 1,000 levels, widest span 1, 1 finding")
    drawn = chart(page)
    assert legible(page) == len(drawn.seats) >= 10
    assert [seat["hidden"]["people"] for seat in drawn.seats.values() if seat["hidden"]] == [1_000 - len(drawn.seats)]
    page.locator(".chart-badge").click()
    assert "Is this the right column for the manager?" in text_has(page, "#own-findings", "chain of more than 200")

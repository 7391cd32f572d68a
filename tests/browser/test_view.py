"""How a company is looked at: layout, levels, one branch, one line, colours, card lines, filters, and links to it."""

import pytest

from orgmodel.layout.algorithms import LAYOUTS
from tests.browser.acts import click_card
from tests.browser.own import CABINET, ORACLE
from tests.browser.pages import address_has, chart, chart_has, legible, scene_is, text_has, until

pytestmark = pytest.mark.browser


def test_every_layout_can_be_chosen_and_read(open_own):
    """Cards glide to other places, no more of them than can be read, all of them in the window; the link has it."""
    page, _company = open_own(CABINET, reduced_motion="reduce")
    first = chart(page)
    before = first.positions
    assert legible(page) >= 10
    for layout in [name for name in LAYOUTS if name not in ("packed", "grades")]:
        page.get_by_label("Layout", exact=True).select_option(layout)
        drawn = chart_has(page, lay=layout)
        assert set(drawn.seats) <= set(first.seats)
        assert drawn.positions != before
        before = drawn.positions
        assert legible(page) == len(drawn.seats) >= 10, layout
        address_has(page, lay=layout)
    page.get_by_label("Layout", exact=True).select_option("packed")
    assert chart_has(page, lay=None).positions == first.positions


def test_a_typical_company_has_layouts_too(open_page):
    """Another one survives a change of size, a reload and the way into an export."""
    page = open_page("/?n=400", reduced_motion="reduce")
    before = chart(page)
    page.get_by_label("Layout", exact=True).select_option("right")
    turned = chart_has(page, lay="right")
    assert set(turned.seats) == set(before.seats)
    assert turned.positions["coo"][0] > turned.positions["ceo"][0] + 200
    page.click("[data-preset=people_3000]")
    chart_has(page, lay="right", n="3000")
    address_has(page, lay="right", n="3000")
    page.reload()
    assert chart_has(page, n="3000").query.endswith("lay=right")
    assert page.get_by_label("Layout", exact=True).input_value() == "right"
    page.get_by_label("Layout", exact=True).select_option("stacked")
    chart_has(page, lay=None, n="3000")
    # Levels as well; all of them at a click.
    page.get_by_label("Open", exact=True).select_option("2")
    assert {seat["level"] for seat in chart_has(page, lv="2").seats.values()} == {1, 2}
    page.get_by_role("button", name="Open all").click()
    assert {seat["branch"] for seat in chart_has(page, lv="7", n="3000").seats.values()} == {"none", "open"}
    address_has(page, lv="7", n="3000")


def test_levels_open_from_the_top(open_own):
    """Two levels: the head and all who report to it; what was opened by hand goes with the number it was meant for."""
    page, _company = open_own(ORACLE)
    page.get_by_label("Open", exact=True).select_option("2")
    drawn = chart_has(page, lv="2")
    assert len(drawn.seats) == 15
    click_card(page, "n2")
    opened = chart_has(page, lv="2", open="n2")
    assert len(opened.seats) > 15
    page.get_by_label("Open", exact=True).select_option("3")
    chart_has(page, lv="3", open=None)
    page.get_by_role("button", name="Open all").click()
    everybody = chart_has(page, lv="4")
    assert {seat["branch"] for seat in everybody.seats.values()} <= {"none", "open"}
    assert page.get_by_role("button", name="Open all").is_disabled()


def test_a_double_click_opens_a_whole_branch(open_own):
    """The first click opens one level, the second all that is under it, as far as there is room."""
    page, _company = open_own(CABINET)
    page.get_by_label("Open", exact=True).select_option("2")
    drawn = chart_has(page, lv="2")
    key = max(
        (key for key, seat in drawn.seats.items() if seat["branch"] == "folded"), key=lambda key: size(drawn, key)
    )
    click_card(page, key, click_count=2, delay=30)
    opened = chart_has(page, open=f"a{key[1:]}")
    below = {other for other in opened.seats if key in up(opened, other)}
    assert len(below) == size(drawn, key)
    assert {opened.seats[other]["branch"] for other in below} <= {"none", "open"}


def size(drawn, key):
    """People that a folded card counts."""
    return drawn.seats[key]["hidden"]["people"]


def up(drawn, key):
    """Ids above a card."""
    boss = drawn.seats[key]["boss"]
    return [boss, *up(drawn, boss)] if boss in drawn.seats else []


def test_one_branch_alone_has_a_trail_back_up(open_own):
    """Its head stands at the top; the trail leads to each boss and to the whole; a search ends it."""
    page, _company = open_own(ORACLE)
    click_card(page, "n2")
    page.get_by_role("button", name="Show this branch alone").click()
    alone = chart_has(page, top="n2")
    assert next(iter(alone.seats)) == "n2"
    assert legible(page) == len(alone.seats)
    trail = page.get_by_role("navigation", name="Where you are")
    assert trail.inner_text().split("\n") == ["Whole company", "›", "Steven King", "›", "Lex Garcia"]
    trail.get_by_role("button", name="Steven King").click()
    chart_has(page, top="n0")
    trail.get_by_role("button", name="Whole company").click()
    chart_has(page, top=None)
    until(page, "() => !document.querySelector('.view-trail:not([hidden])')")


def test_what_is_beside_a_line_can_be_hidden(open_own):
    """Only the bosses of the person and who is below; the tag takes it back."""
    page, _company = open_own(ORACLE)
    click_card(page, "n2")
    page.get_by_role("button", name="Hide what is beside its line").click()
    alone = chart_has(page, line="n2")
    assert list(alone.seats)[:2] == ["n0", "n2"]
    assert len(alone.seats) > 2
    assert all("n2" in up(alone, key) for key in list(alone.seats)[2:])
    text_has(page, ".view-tag", "Only the line of")
    page.get_by_role("button", name="Show what is beside it").click()
    chart_has(page, line=None)


def test_colours_card_lines_and_a_filter_from_the_legend(open_own):
    """Colours follow a column with a legend that counts; a click on a value leaves those and their managers."""
    page, company = open_own(ORACLE)
    page.get_by_label("Colour").select_option("title")
    chart_has(page, by="title")
    legend = page.locator("#chart-frame .legend")
    assert "SA_REP\n30" in legend.inner_text()
    page.get_by_text("Card lines").click()
    page.locator(".view-list").get_by_label("HIRE_DATE").check()
    scene_is(page, "(scene) => new URLSearchParams(scene.query).has('show')")
    shown = chart(page)
    assert "2013-06-17" in shown.texts("n0")
    page.keyboard.press("Escape")
    legend.get_by_role("button", name="ST_CLERK").click()
    filtered = chart_has(page, where="title:equals:ST_CLERK")
    assert len(filtered.seats) == 26
    text_has(page, "#notices", "20 of 107 people fit the filter.")
    assert legible(page) == 26

    page.reload()
    again = chart_has(page, mine=company, by="title")
    assert set(again.seats) == set(filtered.seats)
    page.get_by_role("button", name="Take off: Title is ST_CLERK").click()
    chart_has(page, where=None)


def test_a_filter_is_written_in_the_bar(open_own):
    """Values are offered; a range of numbers has two ends; two filters hold together."""
    page, _company = open_own(ORACLE)
    page.locator("[data-pop=filter] summary").click()
    form = page.locator(".view-form")
    form.get_by_label("Value").focus()
    until(page, "() => document.querySelectorAll('#view-values option').length > 10")
    form.get_by_label("Test").select_option("contains")
    form.get_by_label("Value").fill("clerk")
    form.get_by_role("button", name="Show only these").click()
    chart_has(page, where="title:contains:clerk")
    page.locator("[data-pop=filter] summary").click()
    form.get_by_label("Column").select_option("level")
    form.get_by_label("From").fill("4")
    form.get_by_role("button", name="Show only these").click()
    drawn = chart_has(page, where="title:contains:clerk,level:range:4:")
    assert "n0" in drawn.seats
    assert page.locator(".view-tag").all_inner_texts() == ["Title holds clerk\n×", "Level at least 4\n×"]

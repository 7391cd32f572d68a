"""What a person does on a page: follow a link, press a card, choose, search."""

from urllib.parse import urlsplit

from tests.browser.pages import chart, is_open, selected, selected_is


def follow(page, path):
    """Open another path of the app in the same window, as by a link."""
    parts = urlsplit(page.url)
    page.goto(f"{parts.scheme}://{parts.netloc}{path}")
    is_open(page)


def open_sheet(page, sheet):
    """Open the panel "company", "details" or "sizes" where a narrow window folds it away."""
    handle = page.locator(f"#sheets [data-sheet={sheet}]")
    if handle.is_visible() and handle.get_attribute("aria-expanded") != "true":
        handle.click()


def choose_preset(page, key):
    """Click a preset, in the menu of special cases if it is there."""
    page.eval_on_selector("#special-cases", "(menu) => { menu.open = true; }")
    page.locator(f'[data-preset="{key}"]').click()


def place_of(page, key):
    """Where the middle of a card at rest is, in px of the page's window."""
    x, y = chart(page).on_screen(key)
    box = page.locator("#chart").bounding_box()
    return box["x"] + x, box["y"] + y


def click_card(page, key, **options):
    """Click a card of the Explore chart at its middle."""
    page.mouse.click(*place_of(page, key), **options)


def click_handle(page, key, **options):
    """Press the handle of a card: its lower edge's middle, from afar its lower right corner; of a row its chevron."""
    x, y = place_of(page, key)
    drawn = chart(page)
    seat, zoom = drawn.seats[key], drawn.zoom
    if seat["w"] > 10 * seat["h"]:
        page.mouse.click(x - seat["w"] * zoom / 2 + 17 * zoom, y, **options)
        return
    is_far = zoom < 8 / 11.5
    page.mouse.click(
        x + (seat["w"] * zoom / 2 - 8 if is_far else 0), y + seat["h"] * zoom / 2 - (5 if is_far else 2), **options
    )


def right_click_card(page, key):
    """Press a card with the right button."""
    click_card(page, key, button="right")


def select(page, key):
    """Select a seat of the chart by the keys of its tree, open or folded."""
    keys = list(chart(page).seats)
    at, step = keys.index(key), "ArrowDown"
    page.locator("#chart-tree").focus()
    if at > len(keys) // 2:
        at, step = len(keys) - 1 - at, "ArrowUp"
    page.keyboard.press("Home" if step == "ArrowDown" else "End")
    for _ in range(at):
        page.keyboard.press(step)
    selected_is(page, key)


def go_to(page, words):
    """Find somebody by the search, take the first: selected, and in the middle of the window."""
    box = page.get_by_role("combobox", name="Find a seat")
    box.fill(words)
    # Until the server has answered, the list holds what is drawn.
    page.locator("#search-list[aria-busy=false] [data-place]").first.wait_for()
    box.press("Enter")
    selected(page)
    return chart(page)

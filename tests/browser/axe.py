"""What axe-core finds on a page.

``axe.min.js`` is axe-core 4.10.3 by Deque Systems, under the Mozilla Public License 2.0 (https://mozilla.org/MPL/2.0),
unchanged from npm. It is used by these tests only and is not served.
"""

from pathlib import Path

from tests.browser.pages import is_coloured

AXE = Path(__file__).with_name("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What axe looks for only when it is asked to.
ASKED_FOR = ["target-size", "label-content-name-mismatch"]
# Rules whose answer depends on the colours; all others say of a dark page what they say of a light one.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]


def violations(page, reopen=None):
    """Each rule that is broken in the light, with the elements; then each about colours on the same page in the dark.

    The page goes with the system while nobody has chosen a theme; it stands in the light before and afterwards. What
    closes as the chart is drawn anew is opened again by `reopen`.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = {rule: {"enabled": True} for rule in ASKED_FOR}
    in_light = _run(page, {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules})
    reopen = reopen or (lambda: None)
    _turn(page, "dark")
    reopen()
    in_dark = _run(page, {"runOnly": {"type": "rule", "values": COLOUR_RULES}})
    _turn(page, "light")
    reopen()
    return in_light + [f"dark: {each}" for each in in_dark]


def _turn(page, scheme):
    page.emulate_media(color_scheme=scheme)
    # The chart's scene comes from the server and may be what a list or a menu hangs on: none of the tests acts before.
    is_coloured(page, scheme)
    # Three frames: a figure that is drawn anew has its colours by then.
    page.evaluate(
        """async () => {
          const frame = () => new Promise((seen) => requestAnimationFrame(seen));
          for (let count = 0; count < 3; count += 1) await frame();
        }"""
    )


def _run(page, how):
    found = page.evaluate("(how) => axe.run(document, { resultTypes: ['violations'], ...how })", how)
    return [
        f"{rule['impact']} {rule['id']}: {rule['help']}: "
        + "; ".join(f"{node['target']} {node['failureSummary'][:200]}" for node in rule["nodes"][:4])
        for rule in found["violations"]
    ]


def unfold(page, within="body"):
    """Open all that is folded away in a part of the page."""
    page.evaluate(
        "(within) => { for (const each of document.querySelectorAll(`${within} details`)) each.open = true; }", within
    )


def small_texts(page, least_px=12):
    """Texts of the page that are seen and smaller; those of no size are read out alone."""
    return page.evaluate(
        """(least) => {
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const element = node.parentElement, px = parseFloat(getComputedStyle(element).fontSize);
            const isSeen = node.textContent.trim() && element.getClientRects().length;
            if (isSeen && px && px < least) found.push(`${px} ${node.textContent}`);
          }
          return found;
        }""",
        least_px,
    )

"""A link to a company: made in the page, opened in another browser, revoked."""

import re

import pytest

from tests.browser.axe import violations
from tests.browser.own import ORACLE
from tests.browser.pages import chart_has, text_has

pytestmark = pytest.mark.browser


def test_a_company_is_shared_copied_and_revoked(open_own, open_page):
    """The guest sees the chart without a way to mend it, keeps a copy, and is told when the link has ended."""
    owner, company = open_own(ORACLE.read_bytes(), name="employees.csv")
    text_has(owner, "#copy-link", "Share")
    owner.locator("#copy-link").click()
    dialog = owner.get_by_role("dialog", name="Share")
    dialog.get_by_label("Whoever opens the link may").select_option("copy")
    dialog.get_by_role("button", name="Make a link").click()
    link = dialog.get_by_label("Link", exact=True)
    link.wait_for()
    assert violations(owner) == []
    link_base, address = re.fullmatch(r"(https?://[^/]+)(/#share=[\w-]{43})", link.input_value()).groups()
    dialog.get_by_role("button", name="Close").click()

    guest = open_page()
    guest.goto(link_base + address)
    # A locator outlasts the change of page.
    guest.get_by_text("Shared with you to look at and take away, until").wait_for()
    chart_has(guest, mine=company)
    assert "share" not in guest.url
    assert guest.get_by_role("button", name="Columns", exact=True).count() == 0
    assert guest.get_by_role("button", name=re.compile("^Rename")).count() == 0
    assert violations(guest) == []
    guest.get_by_role("tab", name="Fit", exact=True).click()
    guest.locator(".fit-readings select").first.wait_for()
    assert guest.locator(".fit-panel select:not(:disabled):not([data-key=part])").count() == 0
    assert (
        guest.locator(".fit-locked")
        .inner_text()
        .startswith("This company is shared with you to look at, not to change")
    )
    assert violations(guest) == []
    guest.get_by_role("tab", name="Explore", exact=True).click()
    guest.get_by_role("button", name="Keep a copy").click()
    guest.get_by_role("button", name=re.compile("^Rename")).wait_for()
    assert guest.locator("#shared-note").is_hidden()

    owner.get_by_role("button", name=re.compile("^Revoke the link")).click()
    owner.get_by_role("dialog", name="Revoke").get_by_role("button", name="Revoke").click()
    owner.locator(".own-links li").wait_for(state="detached")
    late = open_page(expected=["404"])
    late.goto(link_base + address)
    late.get_by_text("This link does not open any more").wait_for()
    assert violations(late) == []

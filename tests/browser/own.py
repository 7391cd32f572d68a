"""A company of one's own in the browser tests: the files, and how a page is given one by hand.

Where it does not matter how the page came to it, the fixture `open_own` is quicker.
"""

from tests.browser.acts import open_sheet
from tests.browser.pages import drawn_company, own_company, text_has
from tests.folders import PROJECT

DATA = PROJECT / "tests" / "data"
CABINET = DATA / "uk-organograms" / "cabinet-office-2015-03.csv"
LATER = DATA / "uk-organograms" / "cabinet-office-2015-09.csv"
HOME_OFFICE = DATA / "uk-organograms" / "home-office-2014-09.csv"
ORACLE = DATA / "oracle-hr" / "employees.csv"
WORKBOOK = DATA / "oracle-hr" / "oracle-hr.xlsx"
NYC = DATA / "nyc" / "nyc-governance-organizations.csv"


def show_mine(page):
    """Switch to one's own companies."""
    open_sheet(page, "company")
    page.get_by_role("radio", name="Mine").check(force=True)
    page.locator("#own-choose").wait_for()


def load(page, file, summary):
    """Choose a file, wait until its company is drawn, close the drawer where its columns are doubted; gives its id."""
    if not page.locator("#own-choose").is_visible():
        show_mine(page)
    before = drawn_company(page)
    page.locator("#own-file").set_input_files(file)
    text_has(page, ".own-summary", summary)
    company = own_company(page, before)
    if page.locator("#own-columns").is_visible():
        close(page, "#own-columns")
    return company


def close(page, drawer):
    """Close a drawer by its button."""
    page.locator(drawer).get_by_role("button", name="Close").click()
    page.locator(drawer).wait_for(state="hidden")


def drop(page, name, text):
    """Drag a file over the page and let it go; gives whether the veil was there before."""
    held = page.evaluate_handle(
        """([name, text]) => {
          const held = new DataTransfer();
          held.items.add(new File([text], name));
          return held;
        }""",
        [name, text],
    )
    page.dispatch_event("#chart-frame", "dragover", {"dataTransfer": held})
    veiled = page.get_by_text("Drop to load").is_visible()
    page.dispatch_event("#chart-frame", "drop", {"dataTransfer": held})
    return veiled


def paste(page, text):
    page.evaluate(
        """(text) => {
          const held = new DataTransfer();
          held.setData("text/plain", text);
          const event = new ClipboardEvent("paste", { clipboardData: held, bubbles: true });
          (document.activeElement || document.body).dispatchEvent(event);
        }""",
        text,
    )

"""How often a page asks the server while it opens: each question costs a far visitor a way there and back."""

import pytest

from tests.browser.pages import is_open

pytestmark = pytest.mark.browser
# With the chart that a first click asks for, 14.
MOST = 13


def asked_again(page):
    """Paths that the page asks for when it is opened once more, until nothing is asked for any more."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    is_open(page)
    page.wait_for_load_state("networkidle")
    return asked


@pytest.mark.parametrize("query", ["/", "/?n=240000&view=whole", "/?n=30&struct=divisional&layout=radial"])
def test_a_typical_company_is_opened_with_few_questions(open_page, query):
    """The chart comes with the page: nothing of it is asked for after that."""
    asked = asked_again(open_page(query))
    assert len(asked) <= MOST, "\n".join(asked)
    assert not [one for one in asked if "/scene" in one or "/changes" in one], asked

"""PDFs of many pages: everybody is there, texts can be read, links lead up and down, the index has all."""

import re
from collections import Counter
from io import BytesIO

import pypdf
import pytest
from lxml import etree
from PIL import Image

from orgmodel.errors import BadCompany
from orgmodel.export.companies.company import Company
from orgmodel.export.files import FILES
from orgmodel.export.jobs.forecast import forecast_of
from orgmodel.export.paper.plan import departments_of, plan_pages, scene_of
from orgmodel.export.paper.sizes import LEAST_SCALE, PAPERS, paper_of
from orgmodel.export.request import PAGES, Request
from orgmodel.reading.read import read_company
from tests.folders import DATA_FOLDER
from tests.orgmodel.export.material import company_of
from tests.orgmodel.export.round_trips import company_of_rows

COMPANY = Company("Home Office", read_company(DATA_FOLDER / "uk-organograms" / "home-office-2014-09.csv").org)


def _pdf(request: Request) -> pypdf.PdfReader:
    target = BytesIO()
    FILES["pdf"].write(request, target)
    return pypdf.PdfReader(target)


@pytest.mark.parametrize("paper", ["A4", "A5-portrait", "A0", "16:9", "Letter-portrait"])
@pytest.mark.parametrize("pages", [kind for kind in PAGES if kind not in ("usual", "one")])
def test_everybody_is_on_one_page_and_can_be_read(pages: str, paper: str):
    """Once as a report, or once at all; at least six points."""
    request = Request(COMPANY, pages=pages, paper=paper)
    plans = list(plan_pages(request, paper_of(paper)))
    counts = Counter(seat for plan in plans for seat in plan.seats.tolist() if seat != plan.head)
    assert set(counts) == set(range(len(COMPANY.org)))
    assert set(counts.values()) == {1}
    assert all(scene_of(request, plan.seats, paper_of(paper))[1] >= LEAST_SCALE for plan in plans)


@pytest.fixture(scope="module")
def document() -> pypdf.PdfReader:
    """One manager a page on A4."""
    return _pdf(Request(COMPANY, pages="by-manager", paper="A4"))


def test_no_text_of_a_page_is_under_six_points(document):
    """Measured in the file itself; the overview folds as many branches as it must."""
    sizes = []
    for page in document.pages:
        page.extract_text(
            visitor_text=lambda text, cm, tm, font, size: sizes.append(abs(size * cm[0])) if text.strip() else None
        )
    assert min(sizes) >= 5.99


def test_bookmarks_of_a_long_chain_stay_within_what_programs_go_down():
    """They are as deep as the chain only so far, and each page has one all the same."""
    rows = {"id": [str(at) for at in range(120)], "name": [f"Per {at}" for at in range(120)]}
    chain = company_of_rows(rows | {"manager": ["", *(str(at) for at in range(119))]})
    pages = _pdf(Request(chain, pages="by-manager", paper="A5"))
    depth, count, level = 0, 0, [(pages.outline, 1)]
    while level:
        items, at = level.pop()
        depth, count = max(depth, at), count + sum(not isinstance(item, list) for item in items)
        level += [(item, at + 1) for item in items if isinstance(item, list)]
    assert depth <= 50
    assert count >= 119


def test_pages_are_numbered_and_linked(document):
    """Numbers of all pages; a link up on each but the first; cards of managers lead down; bookmarks."""
    pages = document.pages
    assert all(f"{at} of {len(pages)}" in page.extract_text() for at, page in enumerate(pages, 1))
    links = [[each.get_object() for each in page.get("/Annots") or []] for page in pages]
    assert all(page for page in links)
    there = {page.indirect_reference.idnum for page in pages}
    assert {link["/Dest"][0].idnum for page in links for link in page} <= there

    def titles(items):
        for item in items:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield item.title

    told = list(titles(document.outline))
    assert told[0] == "Overview"
    assert told[-1] == "Index of people"
    assert len(told) > 60


def test_the_index_names_everybody(document):
    """Every name of the pages stands in it."""
    index = [page.extract_text() for page in document.pages if "Index of people" in page.extract_text()]
    lines = re.findall(r"Person \d{4}", "\n".join(index))
    shown = {
        name for page in document.pages[1 : -len(index)] for name in re.findall(r"Person \d{4}", page.extract_text())
    }
    assert set(lines) == shown


@pytest.mark.parametrize("name", [*PAPERS, *(f"{name}-portrait" for name in PAPERS)])
def test_each_paper_is_known(name: str):
    """Upright paper stands, and lies where nothing is said."""
    paper = paper_of(name)
    assert (paper.width < paper.height) == (name.endswith("-portrait") and ":" not in name)


def test_a_paper_that_is_none_is_refused():
    """With those there are."""
    with pytest.raises(BadCompany, match="A4"):
        paper_of("A7")


@pytest.mark.parametrize(
    ("paper", "ratio"), [("16:9", 16 / 9), ("4:3", 4 / 3), ("A4-portrait", 210 / 297), ("Letter", 11 / 8.5)]
)
@pytest.mark.parametrize("ending", ["svg", "png", "webp"])
def test_a_picture_takes_the_proportions_of_a_page(paper: str, ratio: float, ending: str):
    """Nothing is made smaller or cut: the page is the least one that holds the chart."""
    request = Request(COMPANY, paper=paper)
    alone, target = request.drawing(), BytesIO()
    FILES[ending].write(request, target)
    if ending == "svg":
        root = etree.fromstring(target.getvalue())
        width, height = float(root.get("width")), float(root.get("height"))
    else:
        width, height = Image.open(target).size
    assert width / height == pytest.approx(ratio, rel=0.01)
    assert width == pytest.approx(max(alone.width_px, alone.height_px * ratio), abs=1)
    assert f"{width:,.0f} \u00d7 " in forecast_of(request, ending).text


def test_the_proportions_of_no_paper_are_refused():
    """With the papers there are."""
    with pytest.raises(BadCompany, match="16:9"):
        FILES["svg"].write(Request(COMPANY, paper="A9"), BytesIO())


def test_the_index_and_departments_stand_in_natural_order():
    """Numbers by size, letters without case and accents."""
    names = ["Post 10", "post 2", "Émile", "Zoe", "Emma", "Post 1"]
    rows = {
        "ID": list("123456"),
        "Name": names,
        "Boss": ["", *"11111"],
        "Department": [f"Team {at}" for at in range(6, 12)],
    }
    request = Request(company_of_rows(rows), pages="by-department")
    assert [name for name, _ in departments_of(request)] == [f"Team {at}" for at in range(6, 12)]
    told = _pdf(request).pages[-1].extract_text()
    wanted = ["Émile", "Emma", "Post 1", "post 2", "Post 10", "Zoe"]
    assert re.findall("|".join(sorted(wanted, reverse=True)), told) == wanted


@pytest.mark.parametrize("ending", ["pdf", "pptx"])
def test_progress_hears_of_every_page_that_is_planned_and_drawn(ending: str):
    """From the first on, never back, of as many as are exported."""
    heard: list[tuple[int, int]] = []
    company = company_of("oracle-hr/employees.csv")
    request = Request(company, pages="by-department", progress=lambda done, of: heard.append((done, of)))
    FILES[ending].write(request, BytesIO())
    pages = len(departments_of(request))
    assert heard == sorted(heard)
    assert {of for _, of in heard} == {107}
    assert len([done for done, _ in heard if done <= 53]) >= pages
    assert len([done for done, _ in heard if done > 53]) >= pages
    assert heard[-1] == (107, 107)


@pytest.mark.parametrize("ending", ["pdf", "pptx"])
def test_several_pages_have_the_usual_paper_where_one_as_large_as_the_chart_is_wanted(ending: str):
    """No chart is as large as all of them; a picture or one page alone can be."""
    company = company_of_rows({"id": ["1", "2"], "name": ["Ann", "Bo"], "manager": ["", "1"]})
    usual, content = BytesIO(), BytesIO()
    FILES[ending].write(Request(company, pages="by-manager"), usual)
    FILES[ending].write(Request(company, pages="by-manager", paper="content"), content)
    assert len(content.getvalue()) == len(usual.getvalue())

"""Everybody of a whole company is in every file once, with the line, as libraries that are not ours read it."""

import csv
import io
import json
from collections import Counter
from functools import cache
from io import BytesIO
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pypdfium2
import pytest
import vobject
from lxml import etree

from orgmodel.catalog.load import load_domain
from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import keys_of
from orgmodel.export.files import FILES
from orgmodel.export.request import Request
from orgmodel.layout.loaded import names_of
from orgmodel.org.own_columns import REPORTS_TO
from orgmodel.typical.parameters import from_table
from orgmodel.typical.population.generate import generate
from tests.orgmodel.export.material import SAMPLES, company_of
from tests.orgmodel.export.parsed import pdf_boxes, slide_found, slides_of, svg_found

Line = tuple[str, str]


@cache
def _generated() -> Company:
    return Company("Generated", generate(from_table({"headcount": 250}), load_domain()))


COMPANIES = {**{name: lambda name=name: company_of(name) for name in SAMPLES}, "generated": _generated}


def _written(request: Request, ending: str) -> bytes:
    target = BytesIO()
    FILES[ending].write(request, target)
    return target.getvalue()


def _lines(company: Company, *, by_file: bool) -> Counter[Line]:
    """Key and key of the manager of each seat that was read; "" at a top.

    A line that closes a loop is one of the file, and no part of the tree.
    """
    org, keys = company.org, keys_of(company.org).texts.to_pylist()
    boss = org.tree.parent.copy()
    if by_file and len(org.loops):
        boss[org.loops[:, 0]] = org.loops[:, 1]
    return Counter((keys[seat], keys[above] if above >= 0 else "") for seat, above in enumerate(boss[: org.people]))


def _of_table(company: Company, rows: list[dict[str, Any]]) -> Counter[Line]:
    keys = keys_of(company.org)
    reports = REPORTS_TO.format(keys.heading)
    told = [(str(row[keys.heading] or ""), str(row[reports] or "")) for row in rows if row.get(keys.heading)]
    # Those who share a seat have a row each.
    return Counter(told) if len(company.org.shared) == 0 else Counter(set(told))


def _csv(company: Company) -> list[dict[str, Any]]:
    text = _written(Request(company), "csv").decode("utf-8-sig")
    return [{name: _bare(cell) for name, cell in row.items()} for row in csv.DictReader(io.StringIO(text))]


def _bare(cell: str) -> str:
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell


def _xlsx(company: Company) -> list[dict[str, Any]]:
    rows = openpyxl.load_workbook(BytesIO(_written(Request(company), "xlsx")))["People"].values
    heads = next(rows)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def _json(company: Company) -> list[dict[str, Any]]:
    keys = keys_of(company.org)
    rows = json.loads(_written(Request(company), "json"))["people"]
    return [{keys.heading: "", REPORTS_TO.format(keys.heading): "", **row} for row in rows]


def _parquet(company: Company) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(BytesIO(_written(Request(company), "parquet"))).to_pylist()
    return rows


@pytest.mark.parametrize("read", [_csv, _xlsx, _json, _parquet], ids=lambda read: read.__name__[1:])
@pytest.mark.parametrize("name", COMPANIES)
def test_a_table_has_everybody_once_with_the_line(name: str, read):
    """By the csv module, openpyxl, json and pyarrow; rows that count staff without a name have no key."""
    company = COMPANIES[name]()
    assert _of_table(company, read(company)) == _lines(company, by_file=True)


@pytest.mark.parametrize("name", COMPANIES)
def test_the_tables_of_other_programs_have_everybody_once_with_the_line(name: str):
    """Visio's wizard and d3.stratify, managers that are not in the file among them."""
    company = COMPANIES[name]()
    org, keys = company.org, keys_of(company.org).texts.to_pylist()
    above = [keys[boss] if boss >= 0 else "" for boss in org.tree.parent.tolist()]
    wanted = Counter(zip(keys, above, strict=True))
    rows = list(csv.DictReader(io.StringIO(_written(Request(company), "visio.csv").decode("utf-8-sig"))))
    assert Counter((_bare(row["Unique_ID"]), _bare(row["Reports_To"])) for row in rows) == wanted
    rows = list(csv.DictReader(io.StringIO(_written(Request(company), "d3.csv").decode())))
    roots = [row for row in rows if not row["parentId"]]
    assert len(roots) == 1
    several = above.count("") > 1
    told = Counter(
        (row["id"], "" if several and row["parentId"] == roots[0]["id"] else row["parentId"])
        for row in rows
        if not (several and row is roots[0])
    )
    assert told == wanted


def _key(outline: etree._Element) -> str:
    own = json.loads(outline.get("reportline", "{}"))
    return next((text for heading, text in own.items() if heading.startswith("Key (")), "")


@pytest.mark.parametrize("name", COMPANIES)
def test_an_outline_and_cards_have_everybody_once_with_the_line(name: str):
    """OPML by lxml, each under the manager; vCards by vobject, each with the manager's id."""
    company = COMPANIES[name]()
    org, keys = company.org, keys_of(company.org).texts.to_pylist()
    outlines = etree.fromstring(_written(Request(company), "opml")).iter("outline")
    told = Counter((_key(each), _key(each.getparent())) for each in outlines)
    above = [keys[boss] if boss >= 0 else "" for boss in org.tree.parent.tolist()]
    assert told == Counter(zip(keys, above, strict=True))
    cards = list(vobject.readComponents(_written(Request(company), "vcf").decode()))
    found = Counter(
        (card.uid.value, next((each.value for each in getattr(card, "related_list", [])), "")) for card in cards
    )
    assert found == _lines(company, by_file=False)


@pytest.mark.parametrize("name", COMPANIES)
def test_a_picture_has_a_card_for_everybody_and_every_line(name: str):
    """As many boxes with texts as seats, as many lines; one PDF page has as many paths of a card's size."""
    request = Request(COMPANIES[name]())
    scene, org = request.scene, request.company.org
    lead = len(scene.boxes) - len(org)
    assert lead in (0, 1)
    assert Counter(box.id for box in scene.boxes if box.id.startswith("n")) == Counter(
        f"n{seat}" for seat in range(len(org))
    )
    solid = Counter((line.source, line.target) for line in scene.lines if line.kind == "solid" and "~" not in line.id)
    bosses = enumerate(org.tree.parent.tolist())
    wanted = Counter((f"n{seat}", f"n{boss}") for seat, boss in bosses if boss >= 0)
    assert not wanted - solid
    dotted = Counter((line.source, line.target) for line in scene.lines if line.kind == "dotted")
    assert dotted == Counter((f"n{source}", f"n{target}") for source, target in org.dotted.tolist())
    found = svg_found(_written(request, "svg"))
    assert len(found.boxes) >= len(scene.boxes)
    heads = [rows[0] for rows in found.boxes.values() if rows]
    assert len(heads) >= len(org)


@pytest.mark.parametrize("name", COMPANIES)
def test_slides_have_every_line_once(name: str):
    """Each line is a connector of one slide, or stands in the notes."""
    company = COMPANIES[name]()
    org = company.org
    slides = slides_of(_written(Request(company), "pptx"))[1:]
    drawn = sum(len(slide_found(slide).ends) for slide in slides)
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    solid = int((org.tree.parent >= 0).sum())
    told = notes.count("has a dotted line to") + notes.count("has a line left out of a loop to")
    assert drawn + told == solid + len(org.dotted) + len(org.loops)


@pytest.mark.parametrize("name", COMPANIES)
def test_pages_have_everybody_once(name: str):
    """Boxes of a card's size on all pages but the overview and the index: everybody, and each head of its own page."""
    from orgmodel.export.paper.plan import numbered
    from orgmodel.export.paper.sizes import paper_of

    company = COMPANIES[name]()
    request = Request(company, pages="by-manager", paper="A3")
    sheets = numbered(request, paper_of("A3")).sheets
    counts = Counter(seat for sheet in sheets for seat in sheet.plan.seats.tolist() if seat != sheet.plan.head)
    # Who alone reports to nobody is the head of a page, and nobody's report.
    tops = company.org.tree.tops().tolist()
    alone = {seat for seat in tops if len(tops) == 1 and company.org.tree.count[seat]}
    assert counts == Counter(set(range(len(company.org))) - alone)
    assert alone <= {sheet.plan.head for sheet in sheets}
    pdf = pypdfium2.PdfDocument(_written(request, "pdf"))
    for sheet in sheets[:: max(1, len(sheets) // 6)]:
        text = "".join(pdf[sheet.number - 1].get_textpage().get_text_range().split())
        for seat, shown in zip(
            sheet.plan.seats.tolist(), names_of(company.org, sheet.plan.seats.tolist()), strict=True
        ):
            assert "".join(shown.split())[:6] in text, seat
        assert len(pdf_boxes(pdf, sheet.number - 1)) > len(sheet.plan.seats)

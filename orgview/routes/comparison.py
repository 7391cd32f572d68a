"""``GET /compare?a=&an=&b=&bn=&theme=&explored=QUERY``: two typical companies side by side, and what differs.

``a`` and ``b`` are keys of presets or "explored", the company of the query ``explored``; ``an`` and ``bn`` are
headcounts as typed, empty for the company's own. Answers ``{"a", "b", "titles", "errors", "sentence", "counts",
"list"}``: both scenes with their ``query``, seats and lines marked by what became of them; what each company is called;
``errors`` of the headcount of each side and of the rest (``message``), each may be empty; the difference as a sentence,
and its counts and list as elements (`orgview.server.elements_json`). Where there is an error, scenes, sentence, counts
and list are null.
"""

from collections.abc import Mapping
from typing import Any

from dash import Dash
from flask import Response, request

from orgmodel.errors import BadCompany, OrgError
from orgmodel.typical.describe import company_text
from orgmodel.typical.difference import difference_text
from orgmodel.typical.parameters import TypicalCompany
from orgview.catalogue import Catalogue
from orgview.charts.comparison import EXPLORED, company_of, compare_charts
from orgview.messages import message_of
from orgview.panels.changes import changes_table, count_chips
from orgview.server.elements_json import elements_json
from orgview.server.request_checks import accept_body

_NOTHING = dict.fromkeys(("a", "b", "sentence", "counts", "list"))


def register(app: Dash, catalogue: Catalogue) -> None:
    """Add the address to the server."""

    def answer() -> Response:
        return elements_json(_compared(catalogue, request.args))

    accept_body(app.server, "compare")
    app.server.add_url_rule("/compare", "compare", answer, methods=["GET"])


def _compared(catalogue: Catalogue, fields: Mapping[str, str]) -> dict[str, Any]:
    companies, errors = _sides(catalogue, fields)
    titles = [company_text(companies[side]) if side in companies else "" for side in ("a", "b")]
    refusal = {**_NOTHING, "titles": titles, "errors": errors}
    if len(companies) < 2:
        return refusal
    before, after = companies["a"], companies["b"]
    try:
        (a, b), difference = compare_charts(catalogue, before, after, fields.get("theme", "light"))
    except OrgError as error:
        errors["message"] = message_of(error)
        return refusal
    opening = f"From {before.headcount:,} to {after.headcount:,} people"
    return {
        "a": a,
        "b": b,
        "titles": titles,
        "errors": errors,
        "sentence": difference_text(difference, opening),
        "counts": count_chips(difference),
        "list": changes_table(difference),
    }


def _sides(catalogue: Catalogue, fields: Mapping[str, str]) -> tuple[dict[str, TypicalCompany], dict[str, str]]:
    """Companies of the sides that can be read, and why the others cannot."""
    companies: dict[str, TypicalCompany] = {}
    errors = {"a": "", "b": "", "message": ""}
    for side in ("a", "b"):
        choice, headcount = fields.get(side) or EXPLORED, fields.get(f"{side}n", "")
        try:
            companies[side] = company_of(catalogue, choice, headcount, fields.get("explored"))
        except BadCompany as error:
            errors[side] = message_of(error)
        except OrgError as error:
            errors["message"] = message_of(error)
    return companies, errors

"""Two companies are chosen on the Compare tab: both charts and the list of what differs."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from orgmodel.errors import BadCompany, OrgError
from orgmodel.typical.describe import company_text
from orgmodel.typical.difference import difference_text
from orgmodel.typical.parameters import TypicalCompany
from orgview import ids
from orgview.catalogue import Catalogue
from orgview.charts.comparison import EXPLORED, company_of, compare_charts
from orgview.messages import message_of
from orgview.panels.changes import changes_table, count_chips
from orgview.panels.compare import compare_panel


def update_comparison(
    catalogue: Catalogue, chosen: dict[str, str | None], explored: str | None, theme: str
) -> dict[str, Any]:
    """Everything the tab shows for what is chosen on it.

    Parameters
    ----------
    chosen
        Preset (``a``, ``b``) and headcount (``an``, ``bn``) of each side.

    Returns
    -------
    dict
        By name of `OUTPUTS`. Where a side cannot be read the charts stay and its message says why.
    """
    answer: dict[str, Any] = dict.fromkeys(OUTPUTS, no_update)
    answer |= {"message": "", "a_error": "", "b_error": ""}
    companies: list[TypicalCompany] = []
    for side in ("a", "b"):
        try:
            companies.append(company_of(catalogue, chosen[side] or EXPLORED, chosen[f"{side}n"] or "", explored))
        except BadCompany as error:
            answer[f"{side}_error"] = message_of(error)
        except OrgError as error:
            answer["message"] = message_of(error)
    if len(companies) < 2:
        return answer
    try:
        data, difference = compare_charts(catalogue, companies[0], companies[1], theme)
    except OrgError as error:
        return {**answer, "message": message_of(error)}
    return {
        **answer,
        "data": {**data, "fields": {key: value or "" for key, value in chosen.items()}},
        "list": changes_table(difference),
        "counts": count_chips(difference),
        "sentence": difference_text(
            difference, f"From {companies[0].headcount:,} to {companies[1].headcount:,} people"
        ),
        "a_title": company_text(companies[0]),
        "b_title": company_text(companies[1]),
    }


OUTPUTS = {
    "data": Output(ids.COMPARE_DATA, "data"),
    "list": Output(ids.COMPARE_LIST, "children"),
    "counts": Output(ids.COMPARE_COUNTS, "children"),
    "sentence": Output(ids.COMPARE_SENTENCE, "children"),
    "message": Output(ids.COMPARE_MESSAGE, "children"),
    "a_title": Output(ids.COMPARE_TITLE_A, "children"),
    "b_title": Output(ids.COMPARE_TITLE_B, "children"),
    "a_error": Output(ids.COMPARE_A_HEADCOUNT, "error"),
    "b_error": Output(ids.COMPARE_B_HEADCOUNT, "error"),
}


def register(app: Dash, catalogue: Catalogue) -> None:
    """Fill the tab when it is first opened; compare whenever a side, the explored company or the theme changes."""

    @app.callback(
        Output(ids.COMPARE_VIEW, "children"),
        Input(ids.TABS, "value"),
        State(ids.COMPARED, "data"),
        State(ids.COMPARE_VIEW, "children"),
        prevent_initial_call=True,
    )
    def _open(tab: str, chosen: dict[str, str], there: Any) -> Any:
        return no_update if tab != "compare" or there else compare_panel(catalogue, chosen or {})

    # The tick is there only with the tab's contents, so nothing is compared before.
    app.clientside_callback(
        ClientsideFunction("compare", "tick"),
        Output(ids.COMPARE_TICK, "data"),
        Input(ids.TABS, "value"),
        Input(ids.DRAWN, "data"),
        Input(ids.THEME, "data"),
        Input(ids.COMPARE_VIEW, "children"),
        prevent_initial_call=True,
    )

    @app.callback(
        output=OUTPUTS,
        inputs={
            "tick": Input(ids.COMPARE_TICK, "data"),
            "chosen": {
                "a": Input(ids.COMPARE_A, "value"),
                "an": Input(ids.COMPARE_A_HEADCOUNT, "value"),
                "b": Input(ids.COMPARE_B, "value"),
                "bn": Input(ids.COMPARE_B_HEADCOUNT, "value"),
            },
            "explored": State(ids.DRAWN, "data"),
            "theme": State(ids.THEME, "data"),
        },
    )
    def _update(tick: Any, chosen: dict[str, str | None], explored: str | None, theme: str) -> dict[str, Any]:
        return update_comparison(catalogue, chosen, explored, theme)

"""Loaded inspection: a seat with all its fields, a line, or the whole of a loaded company."""

from collections.abc import Sequence

from orgmodel.layout.loaded import names_of
from orgmodel.text.markup import without_markup
from orgmodel.views.loaded import ancestors, seat_of_key
from orgview.charts.inspection import (
    Block,
    FactList,
    Heading,
    Inspection,
    Kicker,
    Link,
    Paragraph,
    SeatList,
    Title,
    Trail,
    ViewAction,
    ViewActions,
)
from orgview.charts.opened_company import OpenedCompany, chain_up

# Names that are listed of a family.
MOST_LISTED = 50


def inspect_loaded(opened: OpenedCompany, selected: str) -> Inspection:
    """Inspect what is selected; the company where nothing is, or where it is not there.

    Parameters
    ----------
    selected
        Key of a seat ("n12"); or of a line, "n12>n3", or "n12~n3" for one that is left out of the tree.
    """
    source, sign, target = selected.replace("~", ">").partition(">")
    ends = [seat_of_key(key) for key in (source, target) if key]
    seats = [seat for seat in ends if seat is not None and seat < len(opened.org)]
    if sign and len(seats) == 2:
        return tuple(_line(opened, seats[0], seats[1]))
    if seats:
        return tuple(_seat(opened, seats[0]))
    return tuple(_generated_company(opened) if is_generated(opened) else _company(opened))


def is_generated(opened: OpenedCompany) -> bool:
    """True where the company was made from a typical one: there is no file to speak of."""
    return opened.company.report.is_generated


def _company(opened: OpenedCompany) -> list[Block]:
    """Blocks of the company: figures, its tops, and what was found in the file."""
    figures, tops = opened.company.report.figures, opened.org.tree.tops()
    return [
        Title(opened.company.name),
        FactList(
            (
                ("Rows read", f"{figures.rows:,}"),
                ("People", f"{figures.people - figures.vacancies - figures.gone:,}"),
                ("Vacant posts", f"{figures.vacancies:,}"),
                *([("Left or eliminated", f"{figures.gone:,}")] if figures.gone else []),
                ("Levels", f"{figures.levels:,}"),
                ("Managers", f"{figures.managers:,}"),
                ("Most direct reports", f"{figures.span:,}"),
                ("People without a manager", f"{figures.tops:,}"),
                ("Placeholders for managers", f"{figures.placeholders:,}"),
                ("Staff counted without names", f"{figures.staff:,}"),
                ("Findings", f"{figures.findings:,}"),
            )
        ),
        Heading(f"Tops ({len(tops):,})"),
        _seats(opened, tops.tolist()),
        Paragraph("Click a card to see all that the file says of it.", "hint"),
    ]


def _generated_company(opened: OpenedCompany) -> list[Block]:
    """Blocks of a generated company: figures, and what they rest on."""
    report = opened.company.report
    figures = report.figures
    return [
        Title(opened.company.name),
        FactList(
            (
                ("People", f"{figures.people:,}"),
                ("Managers", f"{figures.managers:,}"),
                ("People per manager", f"{(figures.people - 1) / max(1, figures.managers):.1f}"),
                ("Levels", f"{figures.levels:,}"),
                ("Most direct reports", f"{figures.span:,}"),
            )
        ),
        *(Paragraph(notice.text) for notice in report.notices),
        Heading("What the spans rest on"),
        *(Paragraph(text, "source") for text in report.sources),
        Paragraph("Click a card to see all about its seat.", "hint"),
    ]


def _seat(opened: OpenedCompany, seat: int) -> list[Block]:
    """Blocks of a seat: counts, chain of command, reports, every column that was kept, its other holders."""
    org, tree = opened.org, opened.org.tree
    (name,) = names_of(org, [seat])
    chain, reports = chain_up(org, seat), tree.reports(seat).tolist()
    kind = "Placeholder for a manager" if seat >= org.people else f"Row {org.rows[seat]:,} of the file"
    staff = (("Staff counted without names", f"{org.staff[seat]:,.1f}"),) if org.staff[seat] else ()
    blocks: list[Block] = [
        Kicker("Illustrative seat" if is_generated(opened) else kind),
        Title(name),
        FactList(
            (
                *_level(opened, seat),
                ("Direct reports", f"{int(tree.count[seat]):,}"),
                ("All below", f"{int(tree.size[seat]) - 1:,}"),
                ("Levels below", f"{int(tree.height[seat]):,}"),
                *staff,
            )
        ),
        _actions(seat, has_reports=bool(reports), is_top=len(chain) == 1),
        Heading("Chain of command"),
        Trail(_links(opened, chain)),
    ]
    if reports:
        blocks += [Heading(f"Who reports here ({len(reports):,})"), _seats(opened, reports)]
    for title, seats in (
        ("Second, dotted line to", org.dotted[org.dotted[:, 0] == seat, 1]),
        ("Dotted reports", org.dotted[org.dotted[:, 1] == seat, 0]),
    ):
        if len(seats):
            blocks += [Heading(f"{title} ({len(seats):,})"), _seats(opened, seats.tolist())]
    if seat < org.people:
        cells = org.cells.slice(seat, 1).to_pylist()[0]
        fields = tuple((heading, without_markup(str(text))) for heading, text in cells.items() if text)
        about = "About this seat" if is_generated(opened) else "What the file says"
        blocks += [Heading(about), FactList(fields, is_long=True)]
    return blocks


def _level(opened: OpenedCompany, seat: int) -> tuple[tuple[str, str], ...]:
    """Level of a seat among the people that were read; none of a manager that is not in the file."""
    org = opened.org
    if seat >= org.people:
        return ()
    top = [seat, *ancestors(org, seat)][-1]
    return (("Level, 1 at the top", f"{int(org.tree.depth[seat]) + (top < org.people):,}"),)


def _line(opened: OpenedCompany, source: int, target: int) -> list[Block]:
    """Blocks of a line of the file: who reports to whom, and whether it was left out of the tree."""
    ends = _links(opened, [source, target])
    names = [end.text for end in ends]
    is_in_tree = int(opened.org.tree.parent[source]) == target
    if is_in_tree and is_generated(opened):
        text = f"{names[0]} reports to {names[1]}. Illustrative: the typical chart gives the reason of its lines."
    elif is_in_tree:
        text = f"{names[0]} reports to {names[1]}: the file names {names[1]} as the manager."
    elif [source, target] in opened.org.loops.tolist():
        text = f"The file names {names[1]} as the manager of {names[0]}, which closes a loop: left out of the tree."
    else:
        text = f"{names[0]} has a second, dotted line to {names[1]}."
    return [Kicker("Reporting line"), Title(ends=(ends[0], ends[1])), Paragraph(text, "lead")]


def _actions(seat: int, *, has_reports: bool, is_top: bool) -> ViewActions:
    """Other ways to look at a seat."""
    of_branch: tuple[tuple[ViewAction, str], ...] = (
        ("top", "Show this branch alone"),
        ("whole", "Open the whole branch"),
        ("fold", "Fold or open"),
    )
    of_line: tuple[tuple[ViewAction, str], ...] = (("line", "Hide what is beside its line"),)
    return ViewActions(f"n{seat}", (*(of_branch if has_reports else ()), *(() if is_top else of_line)))


def _links(opened: OpenedCompany, seats: Sequence[int]) -> tuple[Link, ...]:
    return tuple(Link(f"n{seat}", name) for seat, name in zip(seats, names_of(opened.org, seats), strict=True))


def _seats(opened: OpenedCompany, seats: Sequence[int]) -> SeatList:
    """List of the first seats, and how many more there are."""
    listed = seats[:MOST_LISTED]
    return SeatList(_links(opened, listed), len(seats) - len(listed))

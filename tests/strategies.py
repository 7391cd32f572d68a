"""Hypothesis strategies: companies of every kind, random trees of boxes, tables of people with drawn damage."""

from hypothesis import strategies as st

from orgmodel.catalog.load import load_domain
from orgmodel.typical.parameters import COO_CHOICES, IMPORTANCES, MAX_HEADCOUNT, STRENGTHS, STRUCTURES, TypicalCompany
from orgmodel.typical.rules.numbers import editable_numbers

DOMAIN = load_domain()
# Every headcount at which a rule's number lies, and the one below it; 28 of them, from 1 to a giant.
GRID_SIZES = (
    *(1, 2, 3, 4, 5, 9, 10, 24, 25, 49, 50, 99, 100, 249, 250, 499, 500, 999),
    *(1_000, 4_999, 5_000, 9_999, 10_000, 40_000, 99_999, 100_000, 240_000, 3_000_000),
)


def headcounts(least: int = 1) -> st.SearchStrategy[int]:
    """Headcounts, those near a number of the rules more often than others."""
    near = [at + step for at in GRID_SIZES for step in (-1, 0, 1) if least <= at + step <= MAX_HEADCOUNT]
    return st.one_of(st.sampled_from(near), st.integers(least, 300), st.integers(least, MAX_HEADCOUNT))


def scopes() -> st.SearchStrategy[str | frozenset[str]]:
    """Scopes of a COO: automatic, a preset, a kind, one word, or an explicit set."""
    coo = DOMAIN.coo
    names = st.sampled_from(["auto", *coo.presets, *coo.kinds, *coo.words])
    return st.one_of(names, st.frozensets(st.sampled_from(sorted(coo.words))))


def strengths() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    """What the chief executive is weak or strong in."""
    words = st.dictionaries(st.sampled_from(sorted(DOMAIN.coo.words)), st.sampled_from(["weak", "strong"]), max_size=4)
    return words.map(lambda table: tuple(sorted(table.items())))


@st.composite
def thresholds(draw: st.DrawFn) -> tuple[tuple[str, int | None], ...]:
    """A few edited thresholds; none so low that a small company has more seats than people."""
    names = draw(st.lists(st.sampled_from(sorted(editable_numbers(DOMAIN))), max_size=4, unique=True))
    edits: list[tuple[str, int | None]] = []
    for name in sorted(names):
        value = st.integers(1, 20) if name == "flat_multiplier" else st.none() | st.integers(40, MAX_HEADCOUNT)
        edits.append((name, draw(value)))
    return tuple(edits)


@st.composite
def companies(draw: st.DrawFn, *, least: int = 1, edited: bool = True) -> TypicalCompany:
    """Companies over every parameter; divisions are few enough for each to have people."""
    headcount = draw(headcounts(least))
    most = min(60, headcount // 12)
    return TypicalCompany(
        headcount=headcount,
        importance=draw(st.sampled_from(IMPORTANCES)),
        structure=draw(st.sampled_from(STRUCTURES)),
        ceo_operations=draw(st.sampled_from(STRENGTHS)),
        ceo_strengths=draw(strengths()),
        coo=draw(st.sampled_from(COO_CHOICES)),
        coo_scope=draw(scopes()),
        divisions=draw(st.just(0) | st.integers(2, most)) if most >= 2 else 0,
        has_office=draw(st.booleans()),
        title_style=draw(st.sampled_from(["officer", "manager"])),
        split_officer=draw(st.booleans()) and headcount >= 12,
        assistant_director=draw(st.booleans()),
        board=draw(st.booleans()),
        coos=draw(st.integers(1, 4)),
        coo_split=draw(st.sampled_from(["region", "function"])),
        matrix_solid=draw(st.sampled_from(["function", "unit"])),
        thresholds=draw(thresholds()) if edited else (),
    )


@st.composite
def box_trees(draw: st.DrawFn) -> tuple[list[int], list[float], list[float], list[float]]:
    """Bosses in preorder, widths, heights and attach points of 1 to 300 boxes, from chains to stars."""
    size = draw(st.integers(1, 300))
    random = draw(st.randoms(use_true_random=False))
    # How far up the path of the last box the next one hangs: 0 makes chains, much makes stars.
    spread = draw(st.sampled_from([0.1, 0.4, 0.7, 0.95]))
    bosses, path = [-1], [0]
    for box in range(1, size):
        while len(path) > 1 and random.random() < spread:
            path.pop()
        bosses.append(path[-1])
        path.append(box)
    widths = [float(random.randint(10, 300)) for _ in bosses]
    heights = [float(random.randint(10, 200)) for _ in bosses]
    attach = [width * random.choice([0.2, 0.5, 0.5, 0.8]) for width in widths]
    return bosses, widths, heights, attach


# What people, spreadsheets and attackers write in a cell.
NASTY = (
    *("Null", "NA", "None", "nan", "N/A", "True", "1E5", "-", "#REF!", "00123", "=1+1", "'; DROP TABLE person;--"),
    *(
        "<script>alert(1)</script>",
        "{{7*7}}",
        "%s%n",
        'O\'Brien, "Ann"',
        "a\nb",
        "\u202eevil",
        "e\u0301",
        "\U0001f468\u200d\U0001f469",
    ),
)
DAMAGE = ("loop", "ghost", "copy", "clash", "self", "top", "no id", "blank", "word", "several", "case", "vacant")


def cell_texts() -> st.SearchStrategy[str]:
    """Texts of all of Unicode that UTF-8 can hold, and those of `NASTY`."""
    return st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))


@st.composite
def org_tables(draw: st.DrawFn) -> list[tuple[str, str, str, str]]:
    """Id, name, title and manager of 1 to 25 people: a random forest with some damage; without headings."""
    size = draw(st.integers(1, 25))
    form = draw(st.sampled_from(["{}", "E{:04d}", "{:03d}", "person.{}@firm.example", "Ünit {}"]))
    ids = [form.format(number) for number in range(1, size + 1)]
    bosses = [draw(st.integers(-1, number - 1)) if number else -1 for number in range(size)]
    managers = [ids[boss] if boss >= 0 else "" for boss in bosses]
    names = [draw(cell_texts()) for _ in range(size)]
    titles = [draw(st.sampled_from(["Clerk", "Head", ""]) | cell_texts()) for _ in range(size)]
    rows = [list(row) for row in zip(ids, names, titles, managers, strict=True)]
    place = st.integers(0, size - 1)
    for kind in draw(st.lists(st.sampled_from(DAMAGE), max_size=6)):
        one, two = draw(place), draw(place)
        row, other = rows[one], rows[two]
        if kind == "loop":
            row[3], other[3] = other[0], row[0]
        elif kind == "copy":
            rows.append(list(row))
        elif kind == "blank":
            row[:] = ["", "", "", ""]
        else:
            column, text = {
                "ghost": (3, "X-99"), "clash": (0, other[0]), "self": (3, row[0]), "top": (3, ""), "no id": (0, "   "),
                "word": (3, "none"), "several": (3, f"{other[0]};{rows[0][0]}"), "case": (3, row[3].upper()),
                "vacant": (1, "VACANT"),
            }[kind]  # fmt: skip
            row[column] = text
    return [tuple(row) for row in draw(st.permutations(rows))]

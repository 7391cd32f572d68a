"""Kinds of findings about the shape of the company, ORG5xx."""

from orgmodel.findings.kind import Kind, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
SHAPE = (
    Kind(
        "ORG501",
        _N,
        "top beside the largest tree",
        "tops beside the largest tree",
        "Each is drawn with its own people.",
        "Name their managers where they have some.",
        done_one="It is drawn with its own people.",
        remedy_one="Name the manager where there is one.",
    ),
    Kind(
        "ORG502",
        _E,
        "company without a top",
        "companies without a top",
        "A line was left out of each loop.",
        "Leave the manager of the head blank.",
    ),
    Kind(
        "ORG503",
        _W,
        "chain of more than 200 managers",
        "chains of more than 200 managers",
        "They are drawn folded.",
        "Is this the right column for the manager?",
        actions=("columns",),
        done_one="It is drawn folded.",
    ),
    Kind("ORG504", _N, "vacant seat", "vacant seats", "They are drawn as vacant.", done_one="It is drawn as vacant."),
)

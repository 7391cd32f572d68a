"""Kinds of findings about figures of people, ORG6xx."""

from orgmodel.findings.kind import Kind, Severity

_W = Severity.WARNING
FIGURES = (
    Kind(
        "ORG601",
        _W,
        "number that cannot be read",
        "numbers that cannot be read",
        "They are kept as text and count in no sum.",
        done_one="It is kept as text and counts in no sum.",
    ),
)

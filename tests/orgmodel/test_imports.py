"""The model runs without the front end."""

import subprocess
import sys

import pytest

_FRONT_END = ("dash", "flask", "dash_cytoscape", "orgview")
# What a child that makes a file needs for few formats: a second of its processor's time.
_HEAVY = ("networkx", "reportlab", "pptx", "pandas", "orgmodel.fit.fit", "orgmodel.catalog.catalog")


@pytest.mark.parametrize(
    ("module", "others"),
    [
        ("orgmodel.export.jobs.job", (*_FRONT_END, *_HEAVY)),
        ("orgmodel.cli.main", _FRONT_END),
        ("orgmodel.layout.typical", _FRONT_END),
        ("orgmodel.typical.presets", _FRONT_END),
    ],
)
def test_model_leaves_the_front_end_alone(module: str, others: tuple[str, ...]):
    """No Dash, no Flask in the process; nor what few formats need in one that makes a file."""
    code = f"import sys, {module}; print(*set({others!r}) & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.split() == []

"""The model runs without the front end."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module", ["orgmodel", "orgmodel.cli.main", "orgmodel.layout.typical", "orgmodel.typical.presets"]
)
def test_model_leaves_the_front_end_alone(module: str):
    """No Dash, no Flask in the process."""
    code = f"import sys, {module}; sys.exit(bool({{'dash', 'flask', 'dash_cytoscape', 'orgview'}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

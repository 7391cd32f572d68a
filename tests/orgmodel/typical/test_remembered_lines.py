"""Lines that are remembered from other sizes are those that a size would have by itself."""

from hypothesis import given, settings

from orgmodel.errors import OrgError
from orgmodel.typical.build import lines
from orgmodel.typical.build.build import build
from orgmodel.typical.parameters import changed
from tests.strategies import DOMAIN, companies


@settings(max_examples=40, derandomize=True, deadline=None)
@given(companies())
def test_lines_of_other_sizes_change_none(company):
    """The reasons too, which say how many people this company has."""
    try:
        build(changed(company, headcount=company.headcount + 1), DOMAIN)
        remembered = build(company, DOMAIN)
    except OrgError:
        return
    lines._lines.cache_clear()
    assert dict(build(company, DOMAIN).edges) == dict(remembered.edges)

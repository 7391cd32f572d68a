"""The headcount that stands for a size band."""

import re
import shutil
from pathlib import Path

import pytest

from orgmodel.catalog.load import DOMAIN_FOLDER, load_domain
from orgmodel.errors import BadData


def test_typical_headcount_lies_inside_each_band():
    """The seven bands are shown at a size of their own."""
    bands = load_domain().bands
    assert [band.typical for band in bands] == [6, 30, 150, 400, 3_000, 40_000, 240_000]
    assert all(band.start <= band.typical <= (band.end or band.typical) for band in bands)


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ("typical = 6\n", "typical = 10\n", "bands.solo.typical"),
        ("typical = 240000\n", "typical = 99\n", "bands.giant.typical"),
    ],
    ids=["above", "below-the-last"],
)
def test_typical_headcount_outside_its_band_is_named(tmp_path: Path, before: str, after: str, key: str):
    """The error names the band and what is allowed."""
    folder = tmp_path / "domain"
    shutil.copytree(DOMAIN_FOLDER, folder)
    file = folder / "bands.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(BadData, match=re.escape(key)):
        load_domain(folder)


def test_number_of_reports_worth_a_word_is_published():
    """What the notices warn of comes from published figures."""
    numbers = load_domain().numbers
    assert (numbers.ceo_span_warn.value, numbers.ceo_span_warn.cites) == (17, ("F23",))
    assert {numbers.ceo_span_warn.confidence, numbers.wide_span_from.confidence} == {"published"}

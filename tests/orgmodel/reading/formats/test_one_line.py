"""A text of one line: a chain of people where arrows part them, and a question where anything else does."""

import pytest

from orgmodel.errors import BadFile
from tests.orgmodel.reading.formats.five_people import lines, read_text

CHAIN = {"CEO": "", "COO": "CEO", "Ops": "COO"}


@pytest.mark.parametrize(
    "text",
    ["CEO > COO > Ops", "CEO>COO>Ops\n", "CEO -> COO -> Ops", "CEO → COO → Ops", "CEO » COO » Ops", "CEO ➜ COO ➜ Ops",
     "\nCEO ⇒ COO ⇒ Ops\n\n", "Ops < COO < CEO", "Ops <- COO <- CEO", "- CEO > COO > Ops", "# us\nCEO › COO › Ops"],
)  # fmt: skip
def test_arrows_are_a_chain(tmp_path, text):
    """Nobody is lost, and nobody is a heading."""
    assert lines(read_text(tmp_path, text)) == CHAIN


def test_several_behind_an_arrow_are_below_it(tmp_path):
    """As on several lines."""
    assert lines(read_text(tmp_path, "Ann Berg -> Bo Cole, Di East")) == {
        "Ann Berg": "", "Bo Cole": "Ann Berg", "Di East": "Ann Berg",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["CEO / COO / Ops", "CEO/COO", "Ann | Bo | Cy", "CEO \\ COO \\ Ops", "Ann: Bo"])
def test_other_signs_are_asked_about(tmp_path, text):
    """They may stand between colleagues as well."""
    with pytest.raises(BadFile, match="one line, and does not say whether each of it leads the next"):
        read_text(tmp_path, text)


@pytest.mark.parametrize("text", ["name > title", "Name / Title", "Ann <ann@example.org>", "name|manager", "a / b,c"])
def test_headings_alone_are_no_chain(tmp_path, text):
    """Nor is an address between brackets."""
    with pytest.raises(BadFile, match="header only"):
        read_text(tmp_path, text)

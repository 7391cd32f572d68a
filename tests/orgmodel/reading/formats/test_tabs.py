"""Tabs between cells: a table whose rows name their manager is no list of reports, whatever is blank in it."""

import pytest

from tests.orgmodel.reading.companies import bosses, read

TREE = {"Ada Lee": "", "Bo Cole": "Ada Lee", "Cy Dunn": "Bo Cole"}


@pytest.mark.parametrize(
    "text",
    [
        "id\tname\tmanager\n1\tAda Lee\t\n2\tBo Cole\t1\n3\tCy Dunn\t2\n",
        "id\tname\tmanager\n1\tAda Lee\n2\tBo Cole\t1\n3\tCy Dunn\t2\n",
        "Nr.\tMitarbeiter\tChef\na1\tAda Lee\t\na2\tBo Cole\ta1\na3\tCy Dunn\ta2\n",
        "Mitarbeiter\tChef\nAda Lee\t\nBo Cole\tAda Lee\nCy Dunn\tBo Cole\n",
        "Name\tTitle\tManager\nAda Lee\tCEO\t\nBo Cole\tCOO\tAda Lee\nCy Dunn\tVP\tBo Cole\n",
    ],
)
def test_a_table_with_blank_cells_is_read_as_its_rows_say(tmp_path, text):
    """Three people in a line, and nobody beside them."""
    assert bosses(read(tmp_path, text).org, "name") == TREE

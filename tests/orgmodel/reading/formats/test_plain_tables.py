"""Large exports are known for tables by their first rows; what is less plain is asked of every format."""

import pytest

from orgmodel.reading.formats.recognition.markers import kind_of_text
from orgmodel.reading.formats.recognition.plain_tables import is_plain_table

HEAD = '"id","name","title","manager_id"'
PEOPLE = "".join(f'{at},"Berg, Ann {at}",Clerk,{at // 4}\n' for at in range(1, 1_000))


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        (f"{HEAD}\n{PEOPLE}", True),
        (f"{HEAD}\n{PEOPLE}".replace('"Berg, Ann ', '"Berg; Ann ').replace(",", "\t"), True),
        (f"{HEAD}\n{PEOPLE[:4_000]}", False),
        (f"Report of 1 May\n{HEAD}\n{PEOPLE}", False),
        (f"{HEAD}\n{PEOPLE}".replace("manager_id", "colour"), False),
        (f"{HEAD}\n{PEOPLE}".replace("Clerk,1\n", "Clerk\n"), False),
        ("".join(f"- Ann Berg {at}, name, title, manager\n" for at in range(1_000)), False),
    ],
    ids=["comma", "tab", "short", "lines above", "no manager", "a short row", "an outline"],
)
def test_a_plain_table_is_known_by_its_first_rows(text, is_plain):
    """Then every format would have left it to the reader of tables too."""
    assert is_plain_table(text) is is_plain
    assert not is_plain or kind_of_text(text) == "csv"

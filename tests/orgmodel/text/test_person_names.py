"""Names of people, as small cards show them."""

import pytest

from orgmodel.text.person_names import family_name


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Nadia Kowalska", "Kowalska"),
        ("Kowalska, Nadia", "Kowalska"),
        ("de la Cruz, Ana", "de la Cruz"),
        ("Ann Lee Jr. / Bo Ek", "Lee"),
        ("King, PhD, John", "King"),
        ("Cher", "Cher"),
        ("Person 0084", ""),
        ("4711", ""),
        ("", ""),
        (", ", ""),
    ],
    ids=[
        *("given first", "comma", "particles", "two holders", "title between", "one word", "numbered", "id", "empty"),
        "only a comma",
    ],
)
def test_the_family_name_is_found_in_either_order(name, family):
    """What a small card shows of a name."""
    assert family_name(name) == family

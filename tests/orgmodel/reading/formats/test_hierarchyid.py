"""Paths out of SQL Server's hierarchyid."""

import pytest

from orgmodel.reading.formats.hierarchies.hierarchyid import decode, parent_path

# An encoder written from the published table of patterns, for the round trip.
TABLE = [
    (0, 3, "01", "xx"),
    (4, 7, "100", "xx"),
    (8, 15, "101", "xxx"),
    (16, 79, "110", "xx0x1xxx"),
    (80, 1103, "1110", "xxx0xxx0x1xxx"),
    (1104, 5199, "11110", "xxxxx0xxx0x1xxx"),
    (-8, -1, "00111", "xxx"),
    (-72, -9, "0010", "xx0x1xxx"),
]


def encode(path: str) -> str:
    bits = ""
    for level in path.strip("/").split("/"):
        numbers = [int(number) for number in level.split(".")]
        for place, number in enumerate(numbers):
            is_last = place == len(numbers) - 1
            stored = number if is_last else number + 1
            low, _, prefix, pattern = next(row for row in TABLE if row[0] <= stored <= row[1])
            digits = iter(f"{stored - low:0{pattern.count('x')}b}")
            bits += prefix + "".join(next(digits) if bit == "x" else bit for bit in pattern) + str(int(is_last))
    bits += "0" * (-len(bits) % 8)
    return f"0x{int(bits, 2):0{len(bits) // 4}X}"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("0x", "/"),
        ("0x58", "/1/"),
        ("0x68", "/2/"),
        ("0x78", "/3/"),
        ("0x84", "/4/"),
        ("0x5AC0", "/1/1/"),
        ("0x5ac0", "/1/1/"),
        ("0x5B40", "/1/2/"),
        ("/1/2.5/", "/1/2.5/"),
        ("", ""),
    ],
)
def test_known_values_give_their_paths(text: str, path: str) -> None:
    """Values as the server documents them."""
    assert decode(["0x58", text]) == ["/1/", path]


@pytest.mark.parametrize("ordinal", [*range(-72, 1200), 5199])
def test_every_ordinal_survives(ordinal: int) -> None:
    """All documented prefixes, alone, below a parent and between two siblings."""
    for path in (f"/{ordinal}/", f"/1/{ordinal}/3/", f"/7/{ordinal - 1 if ordinal > -72 else ordinal}.{ordinal}/"):
        assert decode([encode(path)]) == [path]


def test_large_ordinals_are_read() -> None:
    """5,200 is the first with 32 bits: all of them zero."""
    bits = "111110" + "0" * 19 + "0" + "0" * 6 + "0" + "000" + "0" + "0" + "1" + "000" + "1"
    bits += "0" * (-len(bits) % 8)
    assert decode([f"0x{int(bits, 2):0{len(bits) // 4}X}"]) == ["/5200/"]


@pytest.mark.parametrize(
    "texts",
    [["0x58", "Ann"], ["", ""], [], ["0x5"], ["0x01"], ["0x00"], ["1"], ["/a/"], ["1/2"], ["0x" + "58" * 893]],
    ids=str,
)
def test_other_columns_are_none(texts: list[str]) -> None:
    """Hex, names and blanks that are no places in a tree."""
    assert decode(texts) is None


@pytest.mark.parametrize(("path", "parent"), [("/1/2/", "/1/"), ("/1/", "/"), ("/", ""), ("", ""), ("/1/2.1/", "/1/")])
def test_a_parent_is_one_level_up(path: str, parent: str) -> None:
    """A number between two siblings stays one level."""
    assert parent_path(path) == parent

"""Bare codes: "EMP-007" as 7 and "ann@corp.example" as "ann", where one column writes them so and another does not."""

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc

# A few letters in front of a number, parted from it by a sign at most. RE2 takes 5 ms to make ready a class of all
# letters there are, and most codes have none but Latin ones.
_LATIN, _LETTER = "a-z", r"\p{L}"
_NUMBERED = r"^[%s]{0,8}[-_.#/]?\d+$"
_NUMBER = r"\d+$"
_FRONT = r"^[%s]{0,8}[-_.#/]?0*(\d)"
_AT = "@"
# From this share on all codes of a column are of a kind, and references are found.
_NEARLY = 0.8


def bare_pair(keys: pa.ChunkedArray, references: pa.ChunkedArray) -> tuple[pa.ChunkedArray, pa.ChunkedArray] | None:
    """Keys and references, folded, without what only one of them has; None where nothing tells that they are alike.

    Users are found by their addresses and addresses by their users; numbers with the same letters in front of all by
    the numbers alone. Numbers with one front are not those with another. Vectorised: 0.5 s CPU per million keys.
    """
    of_keys, of_references = _share_of_mail(keys), _share_of_mail(references)
    if max(of_keys, of_references) >= _NEARLY and min(of_keys, of_references) < 1 - _NEARLY:
        return _users(keys), _users(references)
    if len(fronts := _fronts(keys)) != 1 or len(further := _fronts(references)) != 1:
        return None
    (own,), (other,) = fronts, further
    if own != other and own and other:
        return None
    return tuple(pc.replace_substring_regex(texts, _FRONT % _letters_of(texts), r"\1") for texts in (keys, references))


def _share_of_mail(texts: pa.ChunkedArray) -> float:
    filled = _filled(texts)
    return float(pc.mean(pc.match_substring(filled, _AT).cast(pa.int8())).as_py() or 0.0)


def _users(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.replace_substring_regex(texts, rf"{_AT}.*$", "")


def _fronts(texts: pa.ChunkedArray) -> frozenset[str]:
    """Fronts of the numbers; nothing at all where hardly any text is such a number."""
    filled = _filled(texts)
    is_numbered = pc.match_substring_regex(filled, _NUMBERED % _letters_of(filled))
    if not len(filled) or np.mean(is_numbered.to_numpy()) < _NEARLY:
        return frozenset()
    bare = pc.replace_substring_regex(filled.filter(is_numbered), _NUMBER, "")
    return frozenset(pc.unique(bare).to_pylist())


def _letters_of(texts: pa.ChunkedArray) -> str:
    """Class of the letters of texts in small letters."""
    return _LATIN if pc.all(pc.string_is_ascii(texts)).as_py() else _LETTER


def _filled(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    return texts.filter(pc.not_equal(texts, ""))

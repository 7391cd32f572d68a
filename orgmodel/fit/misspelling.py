"""Misspelling: words that no list has, taken apart where two are written in one, else compared with all words."""

from collections.abc import Iterable, Mapping

from orgmodel.fit.vocabulary import Item, Vocabulary

# Shorter words have too many neighbours.
_LEAST_LETTERS = 7
# From so many letters on two may be wrong.
_TWO_WRONG = 12
_LEAST_BEFORE = 2
_LEAST_LAST = 6
_LEAST_SINGULAR = 4
_OF_THE_LINE = {"operations", "production", "administration"}
_OPERATIONS = ("area", "operations")
# What a company does where nobody has a title of operations: "Schiffsbetrieb".
_OWN_WORK: tuple[Item, ...] = (("area", "production"),)
# Shorter words are not taken for one of these ranks or areas: a grinder is no "Gründer", a servente no sergeant.
_SURE_ONLY = {"head_of_company", "board", "none", "operative", "uniformed"}
_SURE_FROM = 10


def corrections(unknown: Iterable[str], words: Vocabulary) -> dict[str, tuple[tuple[Item, ...], bool]]:
    """Meanings of unknown words.

    Parameters
    ----------
    unknown
        Different words of titles, known ones too.

    Returns
    -------
    dict
        Word to what it is and whether it was misspelt; words that are near nothing are left out.

    Notes
    -----
    A word is compared with those of the same first letter and about its length only.
    """
    known: dict[tuple[str, int], list[str]] = {}
    for word, phrases in words.phrases.items():
        items = next((items for phrase, items in phrases if len(phrase) == 1), ())
        is_sure = len(word) < _SURE_FROM and any(key in _SURE_ONLY for _, key in items)
        if len(word) >= _LEAST_LETTERS and not is_sure and any(kind in ("rank", "area") for kind, _ in items):
            known.setdefault((word[0], len(word)), []).append(word)
    mended: dict[str, tuple[tuple[Item, ...], bool]] = {}
    for word in unknown:
        if word in words.phrases or word in words.no_misspelling:
            continue
        if one := _singular(word, words):
            mended[word] = one, False
        elif len(word) < _LEAST_LETTERS:
            continue
        elif parts := _taken_apart(word, words):
            mended[word] = parts, False
        elif near := _nearest(word, known, words):
            mended[word] = near, True
    return mended


def _taken_apart(word: str, words: Vocabulary) -> tuple[Item, ...]:
    """Items of a word such as "vertriebsleiterin": its head's rank, and what stands before it."""
    for ending, rank in words.compounds:
        before = word.removesuffix(ending)
        if before == word or len(before) < _LEAST_BEFORE:
            continue
        items = words.items(before) or words.items(before.removesuffix("s")) or _of_site(before, words)
        first = tuple(item for item in items if item[0] in ("area", "mark"))
        is_production = ("area", "production") in first and rank == "director"
        unknown: tuple[Item, ...] = () if items else (("mark", "unknown"),)
        return (*first, *unknown, ("rank", words.compound_of_production if is_production else rank))
    if site := _of_site(word, words):
        return site
    # "Unternehmenskommunikation": what stands last says what it is. A "Systembetrieb" is operations of IT, and of a
    # "Netzbetrieb" only the company can say whether it is what it does.
    for start in range(_LEAST_BEFORE, len(word) - _LEAST_LAST + 1):
        last = words.items(word[start:])
        if areas := tuple(item for item in last if item[0] == "area" and item[1] not in _OF_THE_LINE):
            return areas
        if _OPERATIONS in last:
            items = words.items(word[:start]) or words.items(word[:start].removesuffix("s"))
            return tuple(item for item in items if item[0] == "area") or _OWN_WORK
    return ()


def _of_site(word: str, words: Vocabulary) -> tuple[Item, ...]:
    """Area of production where a word ends in a site: "Zentrallager"; () for other words."""
    ending = next((ending for ending in words.site_endings if word.endswith(ending)), "")
    return _OWN_WORK if ending and len(word) - len(ending) >= _LEAST_BEFORE else ()


def _singular(word: str, words: Vocabulary) -> tuple[Item, ...]:
    """Areas of a plural such as "warehouses" whose singular a list has; () for other words."""
    for ending in ("es", "s"):
        one = word.removesuffix(ending)
        if one != word and len(one) >= _LEAST_SINGULAR:
            areas = tuple(item for item in words.items(one) if item[0] in ("area", "mark"))
            if any(kind == "area" for kind, _ in areas):
                return areas
    return ()


def _nearest(word: str, known: Mapping[tuple[str, int], list[str]], words: Vocabulary) -> tuple[Item, ...]:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - 2 MB that an idle server does without

    most = 1 if len(word) < _TWO_WRONG else 2
    best: tuple[int, str] | None = None
    for length in range(len(word) - most, len(word) + most + 1):
        for other in known.get((word[0], length), ()):
            distance = OSA.distance(word, other, score_cutoff=most)
            if distance <= most and (best is None or (distance, other) < best):
                best = (distance, other)
    return words.items(best[1]) if best else ()

"""Words that no western language writes: hints at another code page where none is clear enough to be taken.

A few names are too few to tell Mac Icelandic from DOS Icelandic, yet one "J—n" is enough to doubt Windows-1252.
"""

import re
from collections.abc import Sequence

# What may stand before a word, behind it, and within it; all patterns look at words as Windows-1252 reads them.
_BEFORE = "“‘’„‚«‹¿¡€£§©®•–—…·¹²³°\xa0"
_BEHIND = "”’…»›™®©°ºª–·€%§¹²³\xa0"
_WITHIN = re.compile("[‘’–—·\xa0-]")
_CONSONANT = "[bcdfghjklmnpqrstvwxz]"
_ODD = re.compile(
    "|".join(
        (
            # Signs between letters: "J—n" and "Sof’a" on a Mac, "’var" of DOS; "’t" and "Anna’s" are words.
            "[^\\W\\d_][–—](?=[a-zà-öø-ÿ]|$)",
            "[a-zà-öø-ÿ]{2}’(?!s$|t$|S|T)[a-zà-öø-ÿ]",
            "^[’‘‚„](?![stnmdlk]\\b|em\\b)[a-zà-öø-ÿ]",
            # Capitals in front of nothing: "BŠrbel", "AydÝn".
            "[a-zà-öø-ÿ][ŠŒŽŸÀ-ÖØ-Þ]$|[^\\W\\d_][ŠŒŽŸÀ-ÖØ-Þ][a-zà-öø-ÿ]",
            "[^\\W\\d_]‘[a-z]",
            # Slovene š of a Mac, Romanian ă, Czech and Baltic č, Polish ł and ė of the Baltic.
            "[aáouú]ä",
            f"ã(?:{_CONSONANT})",
            "[Èè][aeiouyáéíóúûý]",
            "ù[a-z]",
            f"{_CONSONANT}ë$",
            # Icelandic þ stands before vowels, j, r and v, and ð never in front: Welsh ŷ, Turkish ş, Vietnamese Đ.
            "þ(?![aeiouyáéíóúýæöøjrv])",
            "^[Ðð]",
        )
    )
)
# Of so many words one may be odd: a name from afar, a slip.
_ONE_OF = 50


def are_odd(words: Sequence[bytes]) -> bool:
    """True if more of some words than a stray one are written as no western language writes them.

    Parameters
    ----------
    words
        Distinct ones with bytes beyond ASCII.
    """
    return _ONE_OF * sum(_is_odd(word.decode("cp1252", "replace")) for word in words) >= max(1, len(words))


def _is_odd(word: str) -> bool:
    bare = word.lstrip(_BEFORE).rstrip(_BEHIND)
    if not bare:
        return False
    parts = [part for part in _WITHIN.split(bare) if part]
    return not all(map(str.isalpha, parts)) or _ODD.search(word.rstrip(_BEHIND.replace("–", ""))) is not None

"""Titles in texts of any form."""

from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.profiles import is_title
from orgmodel.reading.formats.hierarchies.label_words import load_label_words


def has_job(text: str) -> bool:
    """True if a text has a word of a title in it, by the words of labels or those of columns."""
    return load_label_words().has_title(text) or is_title(text, load_evidence())

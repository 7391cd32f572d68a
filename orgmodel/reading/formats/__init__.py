"""File formats: from bytes of one format to a table of texts."""

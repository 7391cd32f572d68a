"""The command line: the same answers as the page, as text, JSON and picture files."""

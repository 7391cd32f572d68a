"""Notes on standard error: what was asked for and changes nothing is said, and the command goes on."""

import sys


def note(text: str) -> None:
    """Write a note in a line of its own."""
    print(text, file=sys.stderr)

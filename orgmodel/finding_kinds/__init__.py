"""Kinds of findings: each flaw of the data that can be found, with its texts."""

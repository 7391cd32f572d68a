"""Readers of tables as terminals and pages show them, one file a format."""

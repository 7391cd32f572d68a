"""Readers of drawings: boxes and lines between them, one file a format."""

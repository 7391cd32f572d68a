"""Readers of outlines, lists and cards: who stands below whom, one file a format."""

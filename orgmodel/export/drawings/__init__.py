"""Drawings: shapes and lettered text that every picture, page and slide is painted from."""

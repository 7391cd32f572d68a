"""Fit: the titles of a loaded company read as roles, and the company beside the typical one of its size."""

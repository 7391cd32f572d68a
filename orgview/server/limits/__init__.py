"""Limits: how often, how long and how many at once."""

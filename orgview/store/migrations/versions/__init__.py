"""Versions: one file for each form; what stands in one that was published is never changed."""

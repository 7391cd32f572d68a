"""Addresses besides the page itself."""

"""Incoming requests: which are let in, and which fit the page."""

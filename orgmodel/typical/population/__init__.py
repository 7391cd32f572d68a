"""Whole typical companies: everybody a seat of their own."""

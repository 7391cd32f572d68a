"""Typical companies: parameters in, reporting graph out."""

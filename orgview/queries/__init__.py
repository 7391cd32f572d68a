"""Queries: from fields of an address or a body to checked values, and back."""

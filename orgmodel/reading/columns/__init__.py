"""Columns of a table: heading row, mapping to fields, keys, forms of names."""

"""Hierarchies told by the shape of a table: places, levels, pairs; each gives every person a row and a manager."""

"""Hierarchies without a table: labels, levels, ways and links, and the rows that they become."""

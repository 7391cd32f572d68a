"""Rows as people: seats, status, snapshots, reporting lines, namesakes."""

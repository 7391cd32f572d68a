"""Answers: their headers, errors and compression."""

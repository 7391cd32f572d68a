"""Difference of two companies, whatever they are: joined, compared, put into words, applied."""

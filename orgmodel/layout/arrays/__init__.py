"""Placing any number of seats: a tree and sizes to arrays of corners in px, without an object per seat."""

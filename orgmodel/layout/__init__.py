"""Placing seats: reporting graph and theme to boxes and lines in px."""

"""Routing: ways of lines round the cards."""

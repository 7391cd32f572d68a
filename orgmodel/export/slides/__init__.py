"""Slides: a company as a PowerPoint deck of native shapes, one manager a slide."""

"""Typical companies: parameters, placement rules, the graph of seats, presets, differences."""

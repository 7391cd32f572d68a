"""Callbacks of Dash, one file each; each has `register(app)`, and `late_tab.py` is what two of them share."""

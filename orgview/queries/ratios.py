"""Proportions of windows that a drawing is fitted to."""

# As texts of a query; between them a drawing would jump at every small change.
RATIOS = ("0.6", "0.8", "1.0", "1.2", "1.4", "1.7", "2.0", "2.6")
FIRST_RATIO = "1.7"

"""The placement rules R01 to R23, as functions from a company to what exists and who its boss is."""

"""The parts of a workbook: what its XML says that the library does not tell, and its cells as text."""

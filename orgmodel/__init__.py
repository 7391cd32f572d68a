"""The organisation: who reports to whom, why, and where it is drawn. Knows nothing of browsers or servers."""

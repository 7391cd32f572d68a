"""Web pages: their tables, nested lists and drawn charts as rows."""

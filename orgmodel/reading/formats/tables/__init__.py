"""Tables as files: delimited text, Parquet and LDIF, and their rows that are no people."""

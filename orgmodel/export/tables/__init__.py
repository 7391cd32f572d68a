"""Tables of people: CSV, XLSX, Parquet and JSON, and the forms that other programs take."""

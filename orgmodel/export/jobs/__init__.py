"""Jobs: exports that are forecast, made in processes of their own, one or many at once."""

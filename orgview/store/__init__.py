"""Store, all that outlives a request: loaded companies, the files they came from for a day, and remembered columns."""

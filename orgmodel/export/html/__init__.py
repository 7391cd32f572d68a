"""One file: a company as a page that opens from a disk without a network."""

"""Paper: a company on pages of a size, one manager, department or level a page, with links and an index."""

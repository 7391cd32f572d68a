"""PDF: a drawing as a page of vectors, text, links and tags."""

"""Cards: the drawing of a seat, as the page and all exports show it."""

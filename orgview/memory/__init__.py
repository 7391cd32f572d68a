"""Memory of the process: what is kept there by its query, and how it is given back."""

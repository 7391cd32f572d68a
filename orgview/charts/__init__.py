"""Charts: from a company and a view to what the browser draws."""

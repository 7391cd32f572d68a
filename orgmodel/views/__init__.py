"""Views: which part of a company is visible."""

"""Tables: columns, queries over them, colour scales."""

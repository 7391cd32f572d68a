"""Text as such: measuring, grammar, normal forms, markup, safe cells, names of people."""

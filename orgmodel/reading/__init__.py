"""From a file as people export it to a company: formats, columns, people, lines. Everything is text first."""

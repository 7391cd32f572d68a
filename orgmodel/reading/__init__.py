"""Reading a company from a file as people export it: formats, columns, people, lines. Everything is text first."""

"""Text of a file: encoding, code page, lines, delimiter, cells."""

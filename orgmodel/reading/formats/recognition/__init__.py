"""Recognition: which kind a file is by its first bytes and lines, and which kinds are refused by their name."""

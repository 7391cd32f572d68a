"""Process: bind, serve, fork, log, count and give memory back."""

"""The page as the first HTML answer brings it: its parts, the opened link, the first chart, the client config."""

"""Records: JSON, YAML, TOML and XML as rows, whatever they nest."""

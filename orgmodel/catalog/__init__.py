"""The facts of the domain: sources, claims, contradictions, facts, roles, rules and their numbers, read from TOML."""

"""Structures of JSON and YAML that are no list of records: names as keys, teams, catalogues; one file a structure."""

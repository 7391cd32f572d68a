"""A loaded company: columns, tree, metrics, summary."""

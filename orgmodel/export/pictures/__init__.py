"""Pictures: a drawing as SVG, PNG or WebP."""

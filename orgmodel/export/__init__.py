"""Painting a scene: SVG, PNG and PDF bytes, and the card drawing that the browser shows too."""

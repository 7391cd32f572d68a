"""A company as a graph: GraphML, GEXF, DOT, Mermaid, PlantUML, draw.io, OPML, vCards."""

"""A new source: from a file that nobody has described to a layout in data/sources, by asking a person."""

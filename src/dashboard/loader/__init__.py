"""From source files to a published build."""

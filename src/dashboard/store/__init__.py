"""The published build: open it, ask it, replace it."""

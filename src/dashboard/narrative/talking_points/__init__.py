"""Findings as sentences to be said at a meeting, each with the figures that it rests on."""

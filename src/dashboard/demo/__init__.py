"""The example figures: a seeded program that writes data/demo/*.csv from data/demo/recipe.toml.

Imports nothing of the rest of the dashboard but its errors, so that the files can be made again anywhere.
"""

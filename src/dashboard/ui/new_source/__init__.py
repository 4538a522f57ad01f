"""The page Ny kilde: a file that nobody has described, step by step, until its figures are held."""

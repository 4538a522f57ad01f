"""What is measured and promised: typed models read from data/catalog and data/sources."""

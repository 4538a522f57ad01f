"""Pure: from findings to Danish sentences."""

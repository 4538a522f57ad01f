"""Pure: from figures to pydeck."""

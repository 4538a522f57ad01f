"""Pure: from figures to drawings."""

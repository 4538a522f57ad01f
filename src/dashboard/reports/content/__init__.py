"""What a pack says: pure, one file a section, the sentences from `dashboard.narrative`."""

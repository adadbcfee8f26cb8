"""Programs that are timed from their start to their end."""

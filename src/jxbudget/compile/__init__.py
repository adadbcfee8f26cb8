"""The whole program, in order: read, check, lay out, draw."""

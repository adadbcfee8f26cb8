"""Existing files → Grids, one module a format. Readers know tables, not budgets."""

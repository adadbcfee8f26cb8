"""Sheets → bytes, one module a format. Writers know tables and pages, not budgets."""

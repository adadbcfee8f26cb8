"""Folders and files: the only package that knows the disk."""

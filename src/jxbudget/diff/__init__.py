"""What changed from one set of specs to another, in the author's words."""

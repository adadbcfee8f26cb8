"""The shapes a form is made of, one a module: fields, prose, money, indicators."""

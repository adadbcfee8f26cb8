"""Hosts of pull requests: the only package that knows the network."""

"""The project's benchmark; ``python -m bench`` from a checkout. Not part of the package."""

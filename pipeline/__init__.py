"""Plainleaf: health information that everyone can read, from one source page to every language."""

__version__ = "0.1.0"

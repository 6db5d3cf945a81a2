"""A page text to findings: one module per kind, pure functions, every finding with the words it was read from."""

from ingest.extract.reading import read

__all__ = ["read"]

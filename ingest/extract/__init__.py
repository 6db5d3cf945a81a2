"""A page text to findings: one module per kind, pure functions, every finding with the words it was read from."""

from functools import lru_cache

from ingest.extract import reading

# the command prints, writes and imports one text after another: each is read once
read = lru_cache(maxsize=1)(reading.read)

__all__ = ["read"]

"""What every record has: state, names, dates, categories, towns, sources, citations, versions; and the users.

Knows the one way to change a record (changes.commit). Refuses to know what kinds of records exist above it.
"""

"""What every record has: state, names, dates, categories, target groups, municipalities, sources, citations, versions, users.

Knows the one way to change a record (changes.commit). Refuses to know what kinds of records exist above it.
"""

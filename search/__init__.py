"""The index of public records and the answers found in it.

Knows words, telephone digits and facets; the only listener to records.signals.changed. Refuses to change a record.
"""

"""Open data: the public records for other programs.

Knows how others want to read them. Refuses to change anything.
"""

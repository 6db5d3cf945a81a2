"""Changes that somebody or some text proposes, and what staff decide about them.

Knows the way from a proposal to an accepted change. Refuses to know how a text is read.
"""

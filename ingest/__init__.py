"""From a raw text or file of records to findings and proposals.

Knows what page texts say and where they say it. Refuses to publish anything by itself.
"""

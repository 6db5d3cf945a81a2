"""Programmes with their editions and partners.

Knows what is done when, by whom and with what result. Refuses to know how anybody finds it.
"""

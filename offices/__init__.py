"""Institutions, their offices and desks: address, telephone lines, hours, odd days, notices, who may edit them.

Knows when a door is open and why. Refuses to know which services are given behind it.
"""

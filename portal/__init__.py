"""The installation: settings, addresses of all pages, home, statements, health.

Knows every other package; no package knows it.
"""

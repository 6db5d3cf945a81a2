"""Tests of the package portal."""

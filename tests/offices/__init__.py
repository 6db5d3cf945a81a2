"""Tests of the package "offices"."""

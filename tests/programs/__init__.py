"""Tests of the package "programs"."""

"""Tests of the package "records"."""

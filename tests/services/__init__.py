"""Tests of the package "services"."""

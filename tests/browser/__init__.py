"""Tests in a real Chromium. Everything in this folder is run once, on SQLite, after the others."""

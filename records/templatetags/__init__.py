"""Template tags for any record."""

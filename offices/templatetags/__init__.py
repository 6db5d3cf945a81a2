"""Template tags for hours."""

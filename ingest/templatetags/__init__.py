"""Template tags of the paste box."""

"""Template tags of the package "proposals"."""

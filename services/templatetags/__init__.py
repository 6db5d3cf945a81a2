"""Template tags for services and documents."""

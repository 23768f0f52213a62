"""A department's own system for the demonstration and for tests: another house, that knows of us only what is documented."""

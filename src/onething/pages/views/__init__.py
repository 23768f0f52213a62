"""Views that belong to no one face."""

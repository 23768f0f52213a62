"""Shared data at the desk: the catalogue, what a unit asks of others and others of it, the authority's work."""

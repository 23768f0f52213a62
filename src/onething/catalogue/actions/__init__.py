"""Writes of the catalogue, grouped by who acts: drafting, deciding, publishing, loading. What is out never changes."""

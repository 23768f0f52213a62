"""Writes of the directory, one file a noun."""

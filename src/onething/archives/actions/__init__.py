"""Writes of archives, verb by verb."""

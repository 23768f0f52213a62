"""Writes of publicity: what the office signs."""

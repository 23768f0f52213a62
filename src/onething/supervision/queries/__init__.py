"""Reads of supervision. What a viewer may see is decided in `scoping`; each noun has its own file."""

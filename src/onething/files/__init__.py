"""Encrypted contents of files, opened only by ids that the owner's query released. It knows no case."""

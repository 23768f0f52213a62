"""Reads of archives, for who keeps them."""

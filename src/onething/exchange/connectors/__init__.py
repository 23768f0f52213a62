"""Connectors: how a resource is read where it lives. Which one, and where, is configuration; a new kind plugs in at choice.py."""

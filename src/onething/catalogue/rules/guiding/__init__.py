"""Guides: a published thing in, plain words out. Nothing is added that was not published."""

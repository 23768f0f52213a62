"""Divisions, units, windows, people, posts, sign-in. It never decides what a post may do to a case."""

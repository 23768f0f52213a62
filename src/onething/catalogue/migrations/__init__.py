"""Linear, named changes of the tables."""

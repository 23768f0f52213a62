"""Pure rules of the case."""

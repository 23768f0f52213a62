"""How a package is read, checked and turned into things: pure functions over plain data."""

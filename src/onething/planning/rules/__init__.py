"""How a plan comes about, one noun a file: pure functions over the catalogue and the answers."""

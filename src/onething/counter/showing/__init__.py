"""Values of the case as pieces of the look, the way a window reads them."""

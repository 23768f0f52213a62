"""Values of the catalogue as pieces of the look."""

"""Values of lower floors as pieces of the look, for every face alike."""

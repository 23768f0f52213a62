"""Pure rules of the rulebook: reading a version from its JSON, and what one must hold."""

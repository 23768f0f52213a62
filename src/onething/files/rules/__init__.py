"""Pure rules of files: names, kinds by content, whole or damaged."""

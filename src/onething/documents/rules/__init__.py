"""Pure rules of printing: which characters the fonts can show."""

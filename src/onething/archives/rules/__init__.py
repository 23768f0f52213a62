"""Pure rules of archives: how long, what is due, what the index holds."""

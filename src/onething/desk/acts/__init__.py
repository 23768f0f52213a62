"""What a department does on its step: one file a way, with what its forms ask, and what is done with the answers."""

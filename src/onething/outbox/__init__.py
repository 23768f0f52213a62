"""Effects waiting to be carried out. An act writes a row in its own transaction; only the drainer takes them."""

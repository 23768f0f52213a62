"""The story: the main way through, what follows from each act, timers. It owns the transaction and holds no rule."""

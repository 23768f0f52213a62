"""Rules of sharing: what a resource must say, what a request may ask, what a grant covers, by when who answers."""

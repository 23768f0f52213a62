"""The lint: what the law, the lists of a city and plain logic say against a thing before it is published."""

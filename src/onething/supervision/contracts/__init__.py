"""What crosses the door of supervision, by noun."""

"""What can be filled in about each part of a thing, and what the law or the standard wants there: for pages and sheets."""

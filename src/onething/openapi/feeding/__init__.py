"""The open feed: publications as flat rows, in JSON and CSV, under one schema, with a tag that changes when they do."""

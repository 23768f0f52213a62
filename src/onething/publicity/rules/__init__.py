"""Lists and coverage: publications and signed exceptions in, rows and figures out. Knows no database."""

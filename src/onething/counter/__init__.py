"""The pages of window clerks. No tables, no rules."""

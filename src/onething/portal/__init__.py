"""The pages of citizens and companies. No tables, no rules."""

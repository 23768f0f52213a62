"""The pages of departments, of the lead and of auditors. No tables, no rules."""

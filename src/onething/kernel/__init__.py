"""The rules every floor stands on: days, limits, identifiers, SM algorithms, who is looking. No Django, no I/O."""

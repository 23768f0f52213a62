"""Pure rules of the calendars."""

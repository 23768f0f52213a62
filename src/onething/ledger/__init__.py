"""Hash-chained acts and reads. Rows are added, never changed; nothing here decides anything."""

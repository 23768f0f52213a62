"""`onething soak`: a city under load whose processes are killed again and again; then everything is counted."""

"""What the portal shows, as plain values for its templates."""

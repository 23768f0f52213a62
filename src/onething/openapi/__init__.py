"""The machine face: endpoints under /api/v1. No tables, no rules."""

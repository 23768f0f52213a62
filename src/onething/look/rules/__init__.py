"""Pure rules of the look: where the boxes of a drawing stand."""

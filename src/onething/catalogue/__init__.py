"""Everything published: things, matters, materials, elements. A publication never changes."""

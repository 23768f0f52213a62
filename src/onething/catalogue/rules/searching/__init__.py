"""Finding a thing in people's own words: plain data in, ranked things with the reason out. Knows no database."""

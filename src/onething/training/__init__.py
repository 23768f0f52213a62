"""Training of window staff: per matter a card and a quiz, computed from its publication, and who has done it. Nothing is typed."""

"""What crosses the door of the case: `kinds` (closed sets), `given` (what an act takes), `views` (what a query returns)."""

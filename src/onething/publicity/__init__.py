"""What the office makes public beside publications: lists computed from them, with signed exceptions. Nothing is typed twice."""

"""Answers and holdings in, plan out. Pure: no tables, no time, no I/O."""

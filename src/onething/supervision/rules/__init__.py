"""Pure rules of supervision: clocks from acts, signals from clocks, and what differs from what was recorded."""

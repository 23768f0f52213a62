"""The case: parties, application, steps, clocks, joint decision, delivery, archive. All acts go through the table of moves."""

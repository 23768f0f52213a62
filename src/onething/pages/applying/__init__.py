"""Applying, whoever sits at the keyboard: questions, plan, the one form, papers, signing. A face declares its own views."""

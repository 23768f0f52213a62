"""Writes of the case, grouped by the part of life: application, intake, review, joint, closing."""

"""Matters and materials as a workbook (xlsx): out without loss, in as a whole or not at all."""

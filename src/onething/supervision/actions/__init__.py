"""Writes of supervision: following the ledger, and what people do about what it says."""

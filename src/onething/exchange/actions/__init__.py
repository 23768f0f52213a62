"""Writes of the exchange: the catalogue of shared data, and requests for it."""

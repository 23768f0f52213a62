"""The loaded city."""

from tests.factories.seats import city, seat

__all__ = ["city", "seat"]

"""The city and its people, shared by the faces."""

from tests.factories.seats import city, seat

__all__ = ["city", "seat"]

"""The loaded city, with its own clock."""

from tests.factories.seats import city

__all__ = ["city"]

"""The loaded city."""

from tests.factories.seats import city

__all__ = ["city"]

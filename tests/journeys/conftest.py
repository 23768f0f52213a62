"""A loaded demonstration city whose rows other connections see."""

from typing import Any

import pytest

from tests.factories.city import City, load_city


@pytest.fixture
def city(database_connection: dict[str, Any]) -> City:
    """The city, committed; the database is made anew after the test."""
    return load_city()

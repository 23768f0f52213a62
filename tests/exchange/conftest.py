"""A loaded demonstration city for each test."""

import pytest

from tests.factories.city import City, load_city


@pytest.fixture
def city(db: None) -> City:
    return load_city()

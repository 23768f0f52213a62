"""The demonstration city, loaded once a test, and people signed in as browsers are."""

import pytest
from django.test import Client

from onething.kernel import clock_port
from tests.factories.city import City, load_city


@pytest.fixture
def city(db) -> City:
    """The loaded city; the clock of the pages stands where the city's does."""
    city = load_city()
    clock_port.set_time_source(lambda: city.at)
    yield city
    clock_port.set_time_source(None)


@pytest.fixture
def citizen(city) -> Client:
    """A browser signed in as a synthetic citizen with proved identity."""
    client = Client()
    client.post("/demonstration/sign-in", {"phone": "13900000002"})
    return client


@pytest.fixture
def clerk(city) -> Client:
    """A browser signed in as a window clerk."""
    client = Client()
    client.post("/demonstration/sign-in", {"login": "ck1", "post": "window_clerk"})
    return client

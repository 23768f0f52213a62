"""The demonstration city at its interface, with a clock the test moves."""

from collections.abc import Iterator

import pytest

from onething.kernel import clock_port
from tests.factories.city import load_city
from tests.openapi.people import Hall


@pytest.fixture
def hall(db: None) -> Iterator[Hall]:
    city = load_city()
    clock_port.set_time_source(lambda: city.at)
    yield Hall(city)
    clock_port.set_time_source(None)

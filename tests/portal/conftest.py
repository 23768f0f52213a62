"""The demonstration city at the portal, with a clock the test moves and a browser without scripts."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from onething.directory.actions.people import bind_identity
from onething.directory.actions.sign_in import sign_in_phone
from onething.journey.demonstration import list_citizens
from onething.kernel import clock_port
from onething.kernel.clock_port import local_day
from tests.factories.city import City, load_city


@pytest.fixture
def city(db: None) -> Iterator[City]:
    loaded = load_city()
    clock_port.set_time_source(lambda: loaded.at)
    yield loaded
    clock_port.set_time_source(None)


@pytest.fixture
def browser() -> Client:
    return Client()


@pytest.fixture
def unproved(city: City) -> Client:
    return _sign_in(city, is_proved=False, index=2)


@pytest.fixture
def citizen(city: City) -> Client:
    return _sign_in(city, is_proved=True, index=1)


@pytest.fixture
def somebody_else(city: City) -> Client:
    return _sign_in(city, is_proved=True, index=0)


def _sign_in(city: City, *, is_proved: bool, index: int) -> Client:
    row = list_citizens()[index]
    with transaction.atomic():
        signed_in = sign_in_phone(phone=row["phone"], at=city.at)
        if is_proved:
            bind_identity(
                person_id=signed_in.person_id,
                name=row["name"],
                number=row["number"],
                on_day=local_day(city.at),
            )
    client = Client()
    client.cookies["onething_token"] = signed_in.token
    return client

"""A loaded city, and people of it sitting at their browsers: fixtures for the faces (`from … import city, seat`)."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from onething.directory.contracts import Post
from onething.directory.models import Appointment, Person, Unit
from onething.journey.demonstration import step_into_citizen, step_into_staff
from onething.kernel import clock_port
from onething.kernel.clock_port import now
from onething.pages.signed_in import COOKIE
from tests.factories.city import City, load_city

__all__ = ["SeatedClient", "city", "open_another_window", "seat"]

SeatedClient = Callable[..., Client]
CITIZEN_PHONE = "13900000002"


@pytest.fixture
def city(db: None) -> Iterator[City]:
    """The demonstration city, loaded; the clock of its pages is its own."""
    loaded = load_city()
    clock_port.set_time_source(lambda: loaded.at)
    yield loaded
    clock_port.set_time_source(None)


@pytest.fixture
def seat(city: City) -> SeatedClient:
    """Return a browser signed in as somebody who holds the post (in the unit), or as the citizen of a phone."""

    def _seat(post: Post, unit: str | None = None, *, phone: str = CITIZEN_PHONE, login: str = "") -> Client:
        client = Client()
        if post is Post.CITIZEN:
            signed_in = step_into_citizen(phone=phone, at=now())
        else:
            held = Appointment.objects.filter(post=post).select_related("person").order_by("id")
            held = held.filter(person__login_name=login) if login else held
            one = (held.filter(unit__name=unit) if unit else held).first()
            assert one is not None, (post, unit)
            signed_in = step_into_staff(login_name=one.person.login_name, post=post, at=now())
        client.cookies[COOKIE] = signed_in.token
        return client

    return _seat


def open_another_window(name: str = "河东分中心") -> str:
    """Put the second clerk of the hall into a window of another unit; returns the unit's name."""
    unit = Unit.objects.create(code="11430182XX0000999X", name=name, closes_at="17:30")
    clerk = Person.objects.get(login_name="ck2")
    Appointment.objects.filter(person=clerk, post=Post.CLERK).delete()
    Appointment.objects.create(person=clerk, unit=unit, post=Post.CLERK)
    return name

"""A loaded city, and people of it sitting at their browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.journey.demonstration import step_into_citizen, step_into_staff
from onething.kernel.clock_port import now
from onething.pages.signed_in import COOKIE
from tests.factories.city import City, load_city

SeatedClient = Callable[..., Client]


@pytest.fixture
def city(db: None) -> City:
    return load_city()


@pytest.fixture
def seat(city: City) -> SeatedClient:
    """Return a browser signed in as somebody who holds the post (in the unit)."""

    def _seat(post: Post, unit: str | None = None) -> Client:
        client = Client()
        if post is Post.CITIZEN:
            signed_in = step_into_citizen(phone="13900000002", at=now())
        else:
            held = Appointment.objects.filter(post=post).select_related("person").order_by("id")
            one = (held.filter(unit__name=unit) if unit else held).first()
            assert one is not None, (post, unit)
            signed_in = step_into_staff(login_name=one.person.login_name, post=post, at=now())
        client.cookies[COOKIE] = signed_in.token
        return client

    return _seat

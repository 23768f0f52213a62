"""The first page shows what is in force now, however many things there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.catalogue import content_of, published, repealed

pytestmark = pytest.mark.django_db


def look(citizen):
    """The page and what it asked of the database, once what is in force has been read."""
    citizen.get("/")
    with CaptureQueriesContext(connection) as asked:
        page = citizen.get("/").content.decode()
    return page, len(asked)


def test_what_was_just_published_or_ended_shows_at_once(city, citizen):
    _, before = look(citizen)
    published(city, content_of(name="我要开餐饮店(新版)"))
    page, after = look(citizen)
    assert "我要开餐饮店(新版)" in page
    assert after == before <= 15
    repealed(city)
    page, after = look(citizen)
    assert "/things/YJS-002/" not in page
    assert after == before

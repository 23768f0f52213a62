"""A demonstration city that stands for a whole file of tests: they look at it, or undo what they try."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.factories.city import City, load_city


@pytest.fixture(scope="module")
def standing_city(django_db_setup: None, django_db_blocker: Any) -> Iterator[City]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_city()
        transaction.set_rollback(True)

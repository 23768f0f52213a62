"""Alive and ready."""

import pytest
from django.db import connection, transaction
from django.test import Client

from onething.calendars import actions
from onething.kernel import clock_port


@pytest.fixture
def browser() -> Client:
    return Client(headers={"host": "localhost"})


def test_alive_asks_no_database(browser):
    answer = browser.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "alive"})


@pytest.mark.django_db
def test_ready_needs_this_years_notice(browser):
    answer = browser.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "not_ready")
    assert answer.json()["checks"] == {"database": True, "migrations": True, "calendar": False}
    with transaction.atomic():
        actions.load_published_notices(at=clock_port.now())
    answer = browser.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ready")


@pytest.mark.django_db
def test_ready_needs_every_migration(browser):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE id = (SELECT max(id) FROM django_migrations)")
    answer = browser.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["migrations"] is False


@pytest.mark.django_db(transaction=True)
def test_ready_needs_the_database(browser):
    connection.close()
    name, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], "nowhere"
    try:
        answer = browser.get("/readyz")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] is False

"""A database that is full, gone or too busy: a plain sentence, a stable code, and what was typed is sent again from there."""

import re
from contextlib import contextmanager

import psycopg
import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from onething.pages import words
from onething.pages.addresses import SIGN_IN
from onething.pages.outages import find_outage

PHONE = "13900000002"
KINDS = {
    psycopg.errors.DiskFull: ("system.storage_full", words.STORAGE_FULL),
    psycopg.errors.AdminShutdown: ("system.database_unavailable", words.DATABASE_AWAY),
    psycopg.OperationalError: ("system.database_unavailable", words.DATABASE_AWAY),
    psycopg.errors.DeadlockDetected: ("system.busy", words.BUSY),
    psycopg.errors.TooManyConnections: ("system.busy", words.BUSY),
}


@contextmanager
def failing_writes(kind):
    """A database that answers every write with this error."""

    def fail(execute, sql, params, many, context):
        if sql.lstrip().startswith(("INSERT", "UPDATE")):
            raise OperationalError("planted") from kind("planted")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        yield


@pytest.fixture
def browser(db, city):
    return Client(raise_request_exception=False, headers={"host": "localhost"})


def read_fields(text):
    """The hidden fields of the form on the page."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_it_and_sends_what_was_typed_again(browser, kind):
    with failing_writes(kind):
        answer = browser.post(SIGN_IN, {"phone": PHONE})
    text = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "5", "no-store")
    assert KINDS[kind][1] in text
    assert words.TYPED_KEPT in text
    typed = read_fields(text)
    assert typed.pop("csrfmiddlewaretoken")
    assert typed == {"phone": PHONE, "next": "/"}
    assert browser.post(SIGN_IN, typed).status_code == 302, "it works again by itself"


@pytest.mark.parametrize("kind", KINDS)
def test_the_interface_says_it_with_a_stable_code(browser, kind):
    ask = {"data": {"phone": PHONE}, "content_type": "application/json"}
    with failing_writes(kind):
        answer = browser.post("/api/v1/sign-in/code", **ask)
    told = answer.json()
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert (told["code"], told["detail"]) == KINDS[kind]
    assert browser.post("/api/v1/sign-in/code", **ask).status_code < 300


def test_other_errors_are_no_outages():
    assert find_outage(None) is None
    assert find_outage(ValueError()) is None
    assert find_outage(InterfaceError("connection already closed")).status == 503

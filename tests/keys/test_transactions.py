"""What is read once in a transaction: never longer than it lasts, and never what was undone."""

from collections.abc import Callable
from itertools import count

import pytest
from django.db import transaction

from onething.keys.transactions import forget_read, keep_read, read_once


@pytest.fixture
def read() -> Callable[[], int]:
    """Say how many times it was really read."""
    times = count(1)
    return lambda: read_once("what", lambda: next(times))


@transaction.atomic
def _keep_and_fail() -> None:
    keep_read("what", 99)
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_it_is_read_once_and_in_the_next_one_again(read: Callable[[], int]) -> None:
    with transaction.atomic():
        assert [read(), read()] == [1, 1]
    with transaction.atomic():
        assert [read(), read()] == [2, 2]


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_kept(read: Callable[[], int]) -> None:
    assert [read(), read()] == [1, 2]
    keep_read("what", 99)
    with transaction.atomic():
        assert read() == 3


@pytest.mark.django_db(transaction=True)
def test_what_was_undone_is_not_kept(read: Callable[[], int]) -> None:
    with transaction.atomic():
        assert read() == 1
        with pytest.raises(ZeroDivisionError):
            _keep_and_fail()
        assert read() == 2
    with pytest.raises(ZeroDivisionError):
        _keep_and_fail()
    with transaction.atomic():
        assert read() == 3


@pytest.mark.django_db(transaction=True)
def test_whoever_writes_lets_it_be_read_again(read: Callable[[], int]) -> None:
    with transaction.atomic():
        assert read() == 1
        forget_read()
        assert read() == 2

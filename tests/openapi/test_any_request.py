"""Anything that openapi.json allows, and much that it does not: no server error, and answers as documented."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onething.config.wsgi import application
from tests.openapi.people import LICENCES, ROOT, Hall, Somebody

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
]  # fmt: skip
EXAMPLES = 5


def bounded(test: Any) -> Any:
    """A few examples an operation, the same on every run."""
    limits = settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    return seed(20260302)(limits(test))


@contextmanager
def one_connection() -> Iterator[None]:
    """Django closes connections between requests; here the test's own transaction lives on one (so does its client)."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def people(hall: Hall) -> dict[str, Somebody]:
    return {
        "owner": hall.citizen(),
        "clerk": hall.staff("window_clerk"),
        "reviewer": hall.staff("reviewer", LICENCES),
    }


@pytest.mark.parametrize("caller", ["owner", "clerk", "reviewer"])
def test_any_request_is_answered(hall: Hall, people: dict[str, Somebody], caller: str):
    case_id = hall.dispatched(people["owner"])
    step_id = people["owner"].get(f"/cases/{case_id}")["steps"][0]["id"]
    with one_connection():
        schema = schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", application)
    real = {"case_id": case_id, "step_id": step_id, "code": "YJS-002"}
    tried = 0

    for found in schema.get_all_operations():
        operation = found.ok()

        @bounded
        @given(case=operation.as_strategy())
        def _try(case: Any) -> None:
            nonlocal tried
            tried += 1
            case.path_parameters = {**(case.path_parameters or {}), **_known(case.path_parameters, real)}
            with one_connection(), transaction.atomic():
                case.call_and_validate(
                    headers={"Authorization": f"Bearer {people[caller].token}"}, checks=CHECKS
                )
                transaction.set_rollback(True)

        _try()
    assert tried > 100


def _known(wanted: dict[str, Any] | None, real: dict[str, str]) -> dict[str, str]:
    """Most requests are to meet something: a random identifier is never anybody's."""
    return {name: value for name, value in real.items() if name in (wanted or {})}

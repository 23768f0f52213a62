"""One line a request, with its id, and nothing about a person."""

import json
import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from onething.config import health
from onething.config.logging import configure_logging


def fail(_request: HttpRequest, number: str) -> HttpResponse:
    """A view with a fault."""
    raise RuntimeError("broken")


urlpatterns = [path("healthz", health.alive), path("people/<str:number>", fail)]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def lines(capsys):
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure_logging({"level": "INFO"})
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False, headers={"host": "localhost"})


def test_a_request_leaves_one_line_with_its_route(browser, lines):
    answer = browser.get("/healthz?phone=13800000000")
    (line,) = lines()
    assert (line["event"], line["method"], line["route"], line["status"]) == (
        "request",
        "GET",
        "/healthz",
        200,
    )
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert line["ms"] >= 0
    assert "phone" not in json.dumps(line)


def test_a_fault_is_logged_without_the_path(browser, lines):
    answer = browser.get("/people/430182190001010009")
    written = lines()
    assert answer.status_code == 500
    assert {line["event"] for line in written} == {"request failed", "request"}
    assert [line["route"] for line in written if line["event"] == "request"] == ["/people/<str:number>"]
    assert written[0]["exception"][0]["exc_type"] == "RuntimeError"
    assert {line["request_id"] for line in written} == {answer.headers["X-Request-ID"]}
    assert "4301821900" not in json.dumps(written)


def test_an_unknown_path_and_an_unknown_host_leave_one_line_each(browser, lines):
    browser.get("/nowhere/13800000000")
    browser.get("/healthz", headers={"host": "13800000000.example"})
    written = lines()
    assert [line["status"] for line in written if line["event"] == "request"] == [404, 400]
    assert "138000" not in json.dumps(written)


@pytest.mark.parametrize("given", ["abcdef12", "4f1c-AB_z-0000"])
def test_a_plain_id_of_the_caller_is_kept(browser, given):
    assert browser.get("/healthz", headers={"x-request-id": given}).headers["X-Request-ID"] == given


@pytest.mark.parametrize(
    "given",
    ["", "short", "with space 12", "x" * 65, "430182190001010009", "id-13800000000", "张三张三张三张三"],
)
def test_any_other_id_is_replaced(browser, given):
    answer = browser.get("/healthz", headers={"x-request-id": given})
    assert answer.headers["X-Request-ID"] != given
    assert len(answer.headers["X-Request-ID"]) == 36

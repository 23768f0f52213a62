"""Requests that are none: each gets problem details in Chinese with a stable code, and nothing falls over."""

import json
from datetime import datetime
from typing import Any

import pytest
import structlog
from django.db import connection

from onething.directory.models import AccessToken
from onething.kernel.clock_port import set_time_source
from tests.openapi.people import ROOT, Hall, Somebody, check_problem

PLAN = "/things/YJS-002/plan"
JSON = b'{"answers": {}}'


@pytest.fixture
def anybody() -> Somebody:
    """A caller whose requests never get as far as the database."""
    return Somebody()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 422, "request.invalid"),
        (b"{", 400, "request.body_not_json"),
        (b"\xff\xfe", 400, "request.body_not_json"),
        (b'{"answers": NaN}', 400, "request.body_not_json"),
        (b'{"answers": Infinity}', 400, "request.body_not_json"),
        (b"answers=x", 400, "request.body_not_json"),
        (b"\xef\xbb\xbf{}", 400, "request.body_not_json"),
        (b"[]", 422, "request.invalid"),
        (b"null", 422, "request.invalid"),
        (b'"x"', 422, "request.invalid"),
        (b"7", 422, "request.invalid"),
        (b'{"answers": 1e999999999}', 422, "request.invalid"),
        (b'{"answers": ' + b"9" * 10_000 + b"}", 422, "request.invalid"),
        (b"[" * 100_000, 422, "request.too_deep"),
        (b'{"answers":' * 50 + b"1" + b"}" * 50, 422, "request.too_deep"),
        (b'{"answers": {"entity": "\\ud800"}}', 422, "request.text_broken"),
        (b'{"answers": {"\\udfff": "x"}}', 422, "request.text_broken"),
        (b'{"answers": {}, "more": 1}', 422, "request.invalid"),
        (b'{"answers": {"entity": "\\u0000"}}', 422, "request.invalid"),
    ],
)
def test_a_body_that_is_not_what_it_should_be(anybody: Somebody, body: bytes, status: int, code: str):
    answer = anybody.send("POST", PLAN, body)
    assert answer.status_code == status
    assert check_problem(answer)["code"] == code


def test_one_wrong_place_speaks_for_itself_and_several_are_listed(anybody: Somebody):
    one = anybody.post("/sign-in/code", {"phone": "1" * 21}, status=422)
    assert (one["detail"], one["field"]) == ("“phone”最多20个字，请精简。", "phone")
    several = anybody.post("/sign-in/staff", {"login_name": 1, "password": None, "x": 2}, status=422)
    assert {point["field"] for point in several["problems"]} == {"login_name", "password", "x"}
    assert {point["code"] for point in several["problems"]} == {
        "request.string_type",
        "request.extra_forbidden",
    }
    assert "3" in several["detail"]


def test_a_key_nobody_knows_is_cut_short_and_hides_numbers(anybody: Somebody):
    answer = anybody.send("POST", "/sign-in/code", {"phone": "x", "430182190001010017": 1, "k" * 9999: 2})
    problem = check_problem(answer)
    assert {len(point["field"]) for point in problem["problems"]} == {5, 80}


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", "", "multipart/form-data"]
)
def test_a_json_body_says_that_it_is_json(anybody: Somebody, kind: str):
    answer = anybody.send("POST", PLAN, JSON, **{"Content-Type": kind})
    assert answer.status_code == 415
    assert "application/json" in check_problem(answer)["detail"]


def test_json_may_name_its_character_set(hall: Hall):
    answer = hall.anybody.send("POST", PLAN, JSON, **{"Content-Type": "application/json; charset=utf-8"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=" + "x" * 300, b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("application/x-www-form-urlencoded; charset=latin-1", b"a=b"),
        ("application/json", b"{}"),
    ],
)
def test_an_upload_that_cannot_be_read(anybody: Somebody, kind: str, body: bytes):
    answer = anybody.send("POST", "/verifications", body, **{"Content-Type": kind})
    assert answer.status_code in (400, 422)
    check_problem(answer)


def test_an_act_without_a_body_takes_any_kind_of_nothing(hall: Hall):
    """Some clients send forms; with a request key the body is looked at, and must not break the act."""
    person = hall.citizen()
    for number, kind in enumerate(
        ("multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "")
    ):
        case_id = hall.draft(person)
        answer = person.send(
            "POST",
            f"/cases/{case_id}/withdraw",
            b"",
            **{"Content-Type": kind, "Idempotency-Key": f"nothing-{number}"},
        )
        assert answer.status_code in (200, 400), answer.content
        if answer.status_code == 400:
            check_problem(answer)


@pytest.mark.parametrize(
    "path",
    [
        "/", "/nothing", "/cases/x/y/z", "/cases/", "/things/YJS-002/", "/430182190001010017", "/\u4e00",
        "/cases/430182190001010017/nothing/at/all", "/%00", "/sign-in", "/openapi.yaml",
    ],
)  # fmt: skip
def test_an_address_that_nobody_knows(anybody: Somebody, path: str):
    for method in ("GET", "POST", "DELETE"):
        answer = anybody.send(method, path)
        assert answer.status_code == 404, path
        assert check_problem(answer)["code"] in ("request.not_found", "catalogue.thing.not_found")


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/sign-out"), ("DELETE", "/cases"), ("PUT", "/me"), ("PATCH", "/things"), ("TRACE", "/things")],
)
def test_a_method_that_the_address_does_not_know(anybody: Somebody, method: str, path: str):
    answer = anybody.send(method, path)
    assert answer.status_code == 405
    assert check_problem(answer)["code"] == "request.method_not_allowed"
    assert answer.headers["Allow"]


@pytest.mark.parametrize("identifier", ["1", "x" * 500, "430182190001010017", "\u4e00", "%00", "None"])
def test_what_is_no_uuid(hall: Hall, identifier: str):
    answer = hall.citizen().send("GET", f"/cases/{identifier}")
    assert answer.status_code == 422
    assert check_problem(answer)["field"] == "case_id"


def test_a_uuid_of_nothing(hall: Hall):
    person, nothing = hall.citizen(), "01a20b10-e2d5-7735-a507-48be0bad194f"
    assert person.get(f"/cases/{nothing}", status=404)["code"] == "cases.case.unknown"
    assert person.post(f"/steps/{nothing}/drop", status=404)["code"] == "cases.step.unknown"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("cursor=x", "request.cursor_invalid"),
        ("cursor=%00", "request.cursor_invalid"),
        ("cursor=%ff%fe", "request.cursor_invalid"),
        ("cursor=430182190001010017", "request.cursor_invalid"),
        ("state=unknown", "request.invalid"),
        ("limit=many", "request.invalid"),
        ("limit=" + "9" * 5000, "request.invalid"),
        ("limit=1.5", "request.invalid"),
    ],
)
def test_a_page_that_cannot_be_asked_for(hall: Hall, query: str, code: str):
    answer = hall.citizen().send("GET", f"/cases?{query}")
    assert answer.status_code == 422
    assert check_problem(answer)["code"] == code


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/verifications?document_sm3=x", "credentials.digest.form"),
        ("/verifications", "request.invalid"),
        ("/verifications/430182190001010017", "identifier.licence_identifier.form"),
        ("/verifications/" + "1" * 3000, "identifier.licence_identifier.form"),
        ("/verifications/%00", "identifier.licence_identifier.form"),
        ("/demonstration/messages?phone=%00", "directory.phone.invalid"),
        ("/demonstration/messages?phone=" + "1" * 3000, "directory.phone.invalid"),
    ],
)
def test_a_public_question_that_is_none(anybody: Somebody, path: str, code: str):
    answer = anybody.send("GET", path)
    assert answer.status_code == 422
    assert check_problem(answer)["code"] == code


def test_a_host_that_is_not_ours(anybody: Somebody):
    answer = anybody.send("GET", "/things", Host="13800000000.example")
    assert answer.status_code == 400
    assert check_problem(answer)["code"] == "request.refused"


def test_a_fault_of_ours_tells_the_number_of_the_request(hall: Hall):
    def _stopped_clock() -> datetime:
        raise RuntimeError("430182190001010017 broke it")

    set_time_source(_stopped_clock)
    answer = hall.anybody.send("GET", "/things", X_Request_ID="request-of-mine")
    assert answer.status_code == 500
    problem = check_problem(answer)
    assert problem["code"] == "request.fault"
    assert answer.headers["X-Request-ID"] == "request-of-mine"
    assert "request-of-mine" in problem["detail"]
    assert structlog.contextvars.get_contextvars() == {}


def test_a_fault_outside_the_endpoints_is_a_problem_too(hall: Hall, monkeypatch):
    def _break(*_given: Any, **_more: Any) -> Any:
        raise RuntimeError("broken")

    monkeypatch.setattr("django.middleware.common.CommonMiddleware.process_request", _break)
    answer = hall.anybody.send("GET", "/things")
    assert answer.status_code == 500
    assert answer.headers["X-Request-ID"] in check_problem(answer)["detail"]


def test_the_token_is_kept_as_a_digest_only(hall: Hall):
    person = hall.citizen()
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{AccessToken._meta.db_table}"')
        assert person.token not in str(cursor.fetchall())


def test_problem_details_are_readable_without_decoding(hall: Hall):
    answer = Somebody().http.get(f"{ROOT}/nothing")
    assert "没有这个地址" in answer.content.decode()
    assert json.loads(answer.content)["title"]

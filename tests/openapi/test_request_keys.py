"""Idempotency-Key: the same request twice is one act; another request under the same key is refused."""

import pytest
from django.db import connection

from onething.cases.models.case import Case
from onething.journey.demonstration_values import make_paper
from onething.replies.models import Reply
from tests.openapi.people import Hall, Somebody

KEY = {"Idempotency_Key": "first-key"}


@pytest.fixture
def person(hall: Hall) -> Somebody:
    return hall.citizen()


def _begin(person: Somebody, **body: object) -> tuple[int, dict]:
    answer = person.send("POST", "/cases", {"thing": "YJS-002", **body}, **KEY)
    return answer.status_code, answer.json()


def test_the_same_request_twice_is_one_act_with_one_answer(hall: Hall, person):
    first, again = _begin(person), _begin(person)
    assert first == again
    assert first[0] == 201
    assert Case.objects.count() == 1
    hall.city.later(days=1)
    assert _begin(person) == first


def test_another_request_under_the_same_key_is_refused(hall: Hall, person):
    _begin(person)
    status, problem = _begin(person, answers={"entity": "company"})
    assert (status, problem["code"], problem["field"]) == (409, "requests.key.reused", "Idempotency-Key")
    assert Case.objects.count() == 1


def test_a_key_is_the_persons_own(hall: Hall, person):
    other = hall.citizen(2)
    (_, mine), (_, theirs) = _begin(person), _begin(other)
    assert mine["id"] != theirs["id"]


def test_a_refused_act_is_not_remembered(hall: Hall, person):
    status, _ = _begin(person, answers={"entity": "no such option"})
    assert status == 422
    assert Reply.objects.count() == 0
    assert _begin(person)[0] == 201


def test_two_keys_are_two_acts(hall: Hall, person):
    for key in ("key-number-1", "key-number-2"):
        assert person.send("POST", "/cases", {"thing": "YJS-002"}, Idempotency_Key=key).status_code == 201
    assert Case.objects.count() == 2


def test_every_act_on_a_case_is_answered_again_though_it_could_not_be_done_again(hall: Hall, person):
    case_id = hall.submitted(person)
    clerk = hall.staff("window_clerk")
    first = clerk.post(f"/cases/{case_id}/receive", **KEY)
    assert clerk.post(f"/cases/{case_id}/receive", **KEY) == first
    assert clerk.post(f"/cases/{case_id}/receive", status=409)["code"] == "cases.move.not_now"
    verbs = [act["verb"] for act in person.get(f"/cases/{case_id}/acts")["items"]]
    assert verbs.count("receive") == 1


def test_submitting_twice_uses_the_code_once(hall: Hall, person):
    case_id = hall.draft(person)
    hall.fill(person, case_id)
    signed = hall.sign(person, case_id)
    first = person.post(f"/cases/{case_id}/submit", signed, **KEY)
    assert person.post(f"/cases/{case_id}/submit", signed, **KEY) == first
    assert first["number"]


def test_a_wrong_code_is_counted_under_a_key_and_the_right_one_works_under_it(hall: Hall, person):
    case_id = hall.draft(person)
    hall.fill(person, case_id)
    signed = hall.sign(person, case_id)
    wrong = signed | {"code": f"{(int(signed['code']) + 1) % 1_000_000:06d}"}
    for _ in range(4):
        person.post(f"/cases/{case_id}/submit", wrong, status=422, **KEY)
    assert person.post(f"/cases/{case_id}/submit", signed, **KEY)["state"] == "submitted"


def test_asking_for_the_code_twice_sends_one_message(hall: Hall, person):
    case_id = hall.draft(person)
    hall.fill(person, case_id)
    hall.city.later(minutes=2)
    first = person.post(f"/cases/{case_id}/signing-code", **KEY)
    sent = hall.anybody.get("/demonstration/messages", phone=person.phone)["items"]
    assert person.post(f"/cases/{case_id}/signing-code", **KEY) == first
    assert hall.anybody.get("/demonstration/messages", phone=person.phone)["items"] == sent


def test_a_file_sent_twice_is_handed_in_once(hall: Hall, person):
    case_id = hall.draft(person)
    material = next(one for one in person.get(f"/cases/{case_id}")["materials"] if one["asked"])
    path = f"/cases/{case_id}/materials/{material['key']}"
    first = person.send_file(path, make_paper("一"), **KEY)
    again = person.send_file(path, make_paper("一"), **KEY)
    assert (first.status_code, again.json()) == (200, first.json())
    other = person.send_file(path, make_paper("二"), **KEY)
    renamed = person.send_file(path, make_paper("一"), "别的.pdf", **KEY)
    assert (other.status_code, renamed.status_code) == (409, 409)


def test_a_form_saved_twice_under_one_key_is_one_revision(hall: Hall, person):
    case_id = hall.draft(person)
    tag = person.send("GET", f"/cases/{case_id}").headers["ETag"]
    key = person.get(f"/cases/{case_id}")["plan"]["form"][0]["key"]
    answers = [
        person.send("PATCH", f"/cases/{case_id}/form", {"values": {key: "演示"}}, If_Match=tag, **KEY)
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()


@pytest.mark.parametrize(
    "key", ["short", "x" * 81, "with space", "é" * 10, "键键键键键键键键", "a\tb\tc\td\te"]
)
def test_a_key_that_is_none(hall: Hall, person, key: str):
    answer = person.send("POST", "/cases", {"thing": "YJS-002"}, Idempotency_Key=key)
    assert (answer.status_code, answer.json()["code"]) == (422, "requests.key.invalid")


def test_the_kept_answer_is_encrypted(hall: Hall, person):
    _, begun = _begin(person)
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM replies_reply")
        (sealed,) = cursor.fetchone()
    assert begun["id"].encode() not in bytes(sealed)

"""What people type into the one form: kept whatever it is, named exactly when it is wrong, never signed while it is."""

import json
from typing import Any

import pytest

from tests.openapi.people import Hall, Somebody

EMOJI, NUL, LONG = "演示😀餐馆", "演示\0餐馆", "演" * 300
NUMBERS = {
    "430182190002290014": "identifier.citizen_number.birth_date",
    "430182190001010018": "identifier.citizen_number.check_character",
    "430182209901010011": "identifier.citizen_number.birth_date_future",
    "12345": "identifier.citizen_number.length",
}


@pytest.fixture
def person(hall: Hall) -> Somebody:
    return hall.citizen()


@pytest.fixture
def case_id(hall: Hall, person: Somebody) -> str:
    case_id = hall.draft(person)
    hall.fill(person, case_id)
    return case_id


def _field(person: Somebody, case_id: str, **wanted: Any) -> dict[str, Any]:
    form = person.get(f"/cases/{case_id}")["plan"]["form"]
    found = (
        one
        for one in form
        if one["filled_from"] is None and all(one.get(name) == value for name, value in wanted.items())
    )
    field: dict[str, Any] = next(found)
    return field


def _type(person: Somebody, case_id: str, *, key: str, value: Any) -> list[dict[str, str]]:
    problems: list[dict[str, str]] = person.patch(case_id, {key: value})["problems"]
    return [one for one in problems if one["field"] == f"form.{key}"]


def _assert_not_signable(person: Somebody, case_id: str, *, code: str) -> None:
    refused = person.post(f"/cases/{case_id}/signing-code", status=422)
    assert refused["code"] == "cases.application.incomplete"
    assert code in [one["code"] for one in refused["problems"]]


@pytest.mark.parametrize("number", NUMBERS)
def test_an_impossible_identity_number_is_kept_and_named(person, case_id, number: str):
    key = _field(person, case_id, type="citizen_id")["key"]
    (problem,) = _type(person, case_id, key=key, value=number)
    assert problem["code"] == NUMBERS[number]
    assert number not in problem["sentence"]
    assert person.get(f"/cases/{case_id}")["form"][key] == number
    _assert_not_signable(person, case_id, code=NUMBERS[number])


@pytest.mark.parametrize(
    ("value", "code"),
    [(EMOJI, "characters"), (NUL, "characters"), (LONG, "too_long"), (5, "not_text"), ({}, "not_text")],
)
def test_a_name_that_no_restaurant_may_have_is_kept_and_named(person, case_id, value: Any, code: str):
    key = _field(person, case_id, type="address")["key"]
    (problem,) = _type(person, case_id, key=key, value=value)
    assert problem["code"] == f"cases.form.{code}"
    assert person.get(f"/cases/{case_id}")["form"][key] == value
    _assert_not_signable(person, case_id, code=f"cases.form.{code}")


@pytest.mark.parametrize("value", ["1e3", "NaN", "sNaN", "-Infinity", "9" * 30, {"a": 1}, "１２三", True])
def test_what_is_no_number(person, case_id, value: Any):
    key = _field(person, case_id, type="integer")["key"]
    problems = _type(person, case_id, key=key, value=value)
    assert [one["code"].rsplit(".", 1)[0] for one in problems] == ["cases.form"]
    assert person.get(f"/cases/{case_id}")["form"][key] == value


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("1.50", "1.50"),
        ("12345678901234567890123", "12345678901234567890123"),
        ("1e400", "1e400"),
        ("7", 7),
        ("-0", 0),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_no_digit_of_a_number_is_lost_on_the_way(person, case_id, sent: str, kept: Any):
    key = _field(person, case_id, type="integer")["key"]
    tag = person.send("GET", f"/cases/{case_id}").headers["ETag"]
    body = json.dumps({"values": {key: 0}}).replace("0}", f"{sent}}}").encode()
    assert person.send("PATCH", f"/cases/{case_id}/form", body, If_Match=tag).status_code == 200
    assert person.get(f"/cases/{case_id}")["form"][key] == kept


def test_clearing_a_field(person, case_id):
    key = _field(person, case_id, type="address", required=True)["key"]
    person.patch(case_id, {key: None})
    assert key not in person.get(f"/cases/{case_id}")["form"]
    _assert_not_signable(person, case_id, code="cases.form.missing")


def test_nothing_is_collected_beyond_the_one_form(person, case_id):
    before = person.get(f"/cases/{case_id}")["form"]
    refused = person.patch(case_id, {"religion": "x", next(iter(before)): "y"}, status=422)
    assert (refused["code"], refused["field"]) == ("cases.form.field_unknown", "form.religion")
    assert person.get(f"/cases/{case_id}")["form"] == before


def test_a_key_that_is_an_identity_number_is_not_echoed(person, case_id):
    refused = person.patch(case_id, {"430182190001010017": 1}, status=422)
    assert "430182190001010017" not in str(refused)


def test_what_was_typed_at_a_stale_revision_is_not_half_kept(person, case_id):
    before = person.get(f"/cases/{case_id}")
    body = {"values": {next(iter(before["form"])): "x"}}
    for tag, status, code in (
        ('"1"', 412, "cases.case.stale"),
        ('"999999999"', 412, "cases.case.stale"),
        ("", 428, "request.if_match_missing"),
        ("*", 428, "request.if_match_missing"),
        ("\xb2", 428, "request.if_match_missing"),
        ("9" * 40, 428, "request.if_match_missing"),
        ("1, 2", 428, "request.if_match_missing"),
    ):
        answer = person.send("PATCH", f"/cases/{case_id}/form", body, If_Match=tag)
        assert (answer.status_code, answer.json()["code"]) == (status, code), tag
    assert person.get(f"/cases/{case_id}")["form"] == before["form"]


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"nobody_asked": "x"}, "planning.answer.unknown_question"),
        ({"entity": "x\0"}, "request.invalid"),
        ({"entity": "no such option"}, "planning.answer.unknown_option"),
        ({"entity": ["company", "individual_household"]}, "planning.answer."),
        ({"entity": 5}, "request.invalid"),
        ({"entity": [["company"]]}, "request.invalid"),
        ({f"q{number}": "x" for number in range(101)}, "request.invalid"),
        ({"430182190001010017\n": "x"}, "planning.answer.unknown_question"),
    ],
)
def test_answers_that_are_none(hall: Hall, person, answers: dict[str, Any], code: str):
    assert hall.anybody.post("/things/YJS-002/plan", {"answers": answers}, status=422)["code"].startswith(
        code
    )
    begun = person.post("/cases", {"thing": "YJS-002", "answers": answers}, status=422)
    assert begun["code"].startswith(code)


@pytest.mark.parametrize("thing", ["YJS-999", "", "\u202e", "../../etc", "一件事", "x" * 60])
def test_a_thing_that_is_not_published(person, thing: str):
    assert person.post("/cases", {"thing": thing}, status=404)["code"] == "catalogue.thing.not_found"


def test_a_citizen_applies_for_nobody_else(person):
    somebody = {"name": "演示丙", "phone": "13900000003", "kind": "111", "number": "430124190001010021"}
    refused = person.post("/cases", {"thing": "YJS-002", "person": somebody}, status=422)
    assert refused["code"] == "request.person_unexpected"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": "430182190002290014"}, "identifier.citizen_number.birth_date"),
        ({"name": LONG}, "directory.name.invalid"),
        ({"name": EMOJI}, "directory.name.invalid"),
        ({"phone": "12345"}, "directory.phone.invalid"),
        ({"kind": "999"}, "identifier.document_kind.unknown"),
        ({"phone": "13900000004"}, "directory.identity.taken"),
    ],
)
def test_a_person_at_the_window_who_cannot_be(hall: Hall, change: dict[str, str], code: str):
    somebody = {"name": "演示丙", "phone": "13900000003", "kind": "111", "number": "430124190001010021"}
    hall.citizen(2)
    body = {"thing": "YJS-002", "person": somebody | change}
    status = 409 if code.endswith("taken") else 422
    refused = hall.staff("window_clerk").post("/cases", body, status=status)
    assert refused["code"] == code


def test_deciding_a_withdrawn_case(hall: Hall, person):
    case_id = hall.dispatched(person)
    step = person.get(f"/cases/{case_id}")["steps"][0]
    hall.staff("reviewer", step["department"]).post(f"/steps/{step['id']}/start-review")
    person.post(f"/cases/{case_id}/withdraw")
    decider = hall.staff("decider", step["department"])
    for verb in ("permit", "refuse"):
        body = {"reasons": "材料齐全。", "articles": ["食品安全法第三十五条"]}
        refused = decider.post(f"/steps/{step['id']}/{verb}", body, status=409)
        assert (refused["code"], refused["state"]) == ("cases.move.not_now", "ended")
        assert "已终止" in refused["detail"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"reasons": " ", "articles": ["x"]}, "cases.reason.missing"),
        ({"reasons": "不符合条件。", "articles": []}, "cases.opinion.articles_missing"),
        ({"reasons": "不符合条件。", "articles": ["\u3000"]}, "cases.opinion.articles_missing"),
        ({"reasons": "不符合\0条件。", "articles": ["x"]}, "request.invalid"),
        ({"reasons": "不符合条件。", "articles": ["x"] * 21}, "request.invalid"),
        ({"reasons": "x" * 4001, "articles": ["x"]}, "request.invalid"),
    ],
)
def test_a_refusal_without_reasons_or_law(hall: Hall, person, body: dict[str, Any], code: str):
    case_id = hall.dispatched(person)
    step = person.get(f"/cases/{case_id}")["steps"][0]
    hall.staff("reviewer", step["department"]).post(f"/steps/{step['id']}/start-review")
    decider = hall.staff("decider", step["department"])
    assert decider.post(f"/steps/{step['id']}/refuse", body, status=422)["code"] == code
    assert person.get(f"/cases/{case_id}")["state"] == "in_review"

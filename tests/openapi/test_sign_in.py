"""Who is there: codes, passwords, tokens, identity; each wrong one is told plainly and counted."""

from datetime import timedelta

import pytest

from tests.factories.city import PASSWORD
from tests.openapi.people import CITIZENS, Hall, Somebody, check_problem

WRONG = {"phone": "13900000002", "code": "000000"}


def test_no_token_and_other_ways_of_saying_who_one_is_are_refused(hall: Hall):
    assert hall.anybody.get("/me", status=401)["code"] == "request.token_missing"
    for header in (
        "Basic YTpi",
        "Bearer",
        "Bearer ",
        "Bearer abc",
        "Bearer \xe9\xff",
        "bearer  x  y",
        "x" * 5000,
    ):
        answer = hall.anybody.send("GET", "/me", Authorization=header)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert check_problem(answer)["code"] in ("request.token_missing", "directory.token.invalid")


def test_an_expired_token_says_so_and_that_nothing_is_lost(hall: Hall):
    person, clerk = hall.citizen(), hall.staff("window_clerk")
    hall.city.later(hours=10, seconds=1)
    assert person.get("/me")["level"] == 2
    refused = clerk.get("/me", status=401)
    assert refused["code"] == "directory.token.invalid"
    assert "不会丢失" in refused["detail"]
    hall.city.later(days=30)
    assert person.get("/me", status=401)["code"] == "directory.token.invalid"


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_a_token_that_signed_out_is_dead_however_it_was_written(hall: Hall, scheme: str):
    person = hall.citizen()
    answer = Somebody().send("POST", "/sign-out", Authorization=f"{scheme} {person.token}")
    assert answer.json() == {"signed_out": True}
    assert person.get("/me", status=401)["code"] == "directory.token.invalid"


def test_five_wrong_passwords_lock_the_login_for_a_quarter_of_an_hour(hall: Hall):
    right = {"login_name": "ck1", "password": PASSWORD}
    for _ in range(5):
        wrong = hall.anybody.post("/sign-in/staff", right | {"password": "wrong-password"}, status=401)
        assert wrong["code"] == "directory.staff.wrong"
    assert hall.anybody.post("/sign-in/staff", right, status=401)["code"] == "directory.staff.locked"
    hall.city.later(minutes=15, seconds=1)
    assert hall.anybody.post("/sign-in/staff", right)["post"] == "window_clerk"


def test_an_unknown_login_sounds_like_a_wrong_password(hall: Hall):
    wrong = hall.anybody.post("/sign-in/staff", {"login_name": "ck1", "password": "x"}, status=401)
    assert hall.anybody.post("/sign-in/staff", {"login_name": "nobody", "password": "x"}, status=401) == wrong


def test_a_post_that_one_does_not_hold(hall: Hall):
    body = {"login_name": "ck1", "password": PASSWORD, "post": "decider"}
    refused = hall.anybody.post("/sign-in/staff", body, status=403)
    assert (refused["code"], refused["field"]) == ("directory.post.not_held", "post")


def test_after_five_wrong_codes_the_right_one_is_of_no_use(hall: Hall):
    hall.anybody.post("/sign-in/code", {"phone": WRONG["phone"]}, status=202)
    code = hall.newest_code(WRONG["phone"])
    wrong = WRONG | {"code": "000000" if code != "000000" else "000001"}
    for _ in range(5):
        refused = hall.anybody.post("/sign-in/phone", wrong, status=422)
        assert (refused["code"], refused["field"]) == ("directory.code.wrong", "code")
    hall.anybody.post("/sign-in/phone", WRONG | {"code": code}, status=422)


def test_a_code_works_once_and_for_five_minutes(hall: Hall):
    phone = WRONG["phone"]
    hall.anybody.post("/sign-in/code", {"phone": phone}, status=202)
    body = {"phone": phone, "code": hall.newest_code(phone)}
    hall.anybody.post("/sign-in/phone", body)
    hall.anybody.post("/sign-in/phone", body, status=422)
    hall.city.later(minutes=2)
    hall.anybody.post("/sign-in/code", {"phone": phone}, status=202)
    hall.city.later(minutes=5)
    hall.anybody.post("/sign-in/phone", {"phone": phone, "code": hall.newest_code(phone)}, status=422)


def test_codes_are_not_sent_one_after_another(hall: Hall):
    hall.anybody.post("/sign-in/code", {"phone": WRONG["phone"]}, status=202)
    refused = hall.anybody.post("/sign-in/code", {"phone": WRONG["phone"]}, status=429)
    assert refused["code"] == "directory.code.too_soon"


@pytest.mark.parametrize(
    "phone", ["", "1390000000", "139000000022", "23900000002", "１３９0000000x", "a" * 20]
)
def test_what_is_no_phone_number(hall: Hall, phone: str):
    assert (
        hall.anybody.post("/sign-in/code", {"phone": phone}, status=422)["code"] == "directory.phone.invalid"
    )


IDENTITIES = {
    "430182190002290014": "identifier.citizen_number.birth_date",  # 1900 was no leap year
    "430182190001010018": "identifier.citizen_number.check_character",
    "430182209901010011": "identifier.citizen_number.birth_date_future",
    "990182190001010017": "identifier.citizen_number.region",
    "43018219000101001": "identifier.citizen_number.length",
    "43018219000101oo17": "identifier.citizen_number.characters",
    "430182190001010009": "directory.identity.mismatch",  # somebody else's
}


@pytest.mark.parametrize("number", IDENTITIES)
def test_an_identity_that_cannot_be_is_told_what_is_wrong_with_it(hall: Hall, number: str):
    person = hall.citizen(is_proved=False)
    refused = person.post("/me/identity", {"name": "演示乙", "number": number}, status=422)
    assert refused["code"] == IDENTITIES[number]
    assert person.get("/me")["level"] == 1


@pytest.mark.parametrize("name", ["演" * 300, "演示😀", "演", "演示\u202e乙", "演示1", "<b>演示</b>", "  "])
def test_a_name_that_nobody_has(hall: Hall, name: str):
    person = hall.citizen(is_proved=False)
    refused = person.post("/me/identity", {"name": name, "number": CITIZENS[1]["number"]}, status=422)
    assert (refused["code"], refused["field"]) == ("directory.name.invalid", "name")


def test_a_nul_in_a_name(hall: Hall):
    person = hall.citizen(is_proved=False)
    refused = person.post("/me/identity", {"name": "演示\0乙", "number": CITIZENS[1]["number"]}, status=422)
    assert refused["problems"] == [
        {"field": "name", "code": "request.nul", "sentence": refused["detail"]},
    ]


def test_an_identity_is_bound_once(hall: Hall):
    person, row = hall.citizen(), CITIZENS[1]
    assert person.post("/me/identity", {"name": row["name"], "number": row["number"]}) == {"level": 2}
    other = CITIZENS[0]
    person.post("/me/identity", {"name": other["name"], "number": other["number"]}, status=422)


def test_without_a_proved_identity_nothing_is_signed(hall: Hall):
    person = hall.citizen(is_proved=False)
    case_id = hall.draft(person)
    hall.fill(person, case_id)
    refused = person.post(f"/cases/{case_id}/signing-code", status=403)
    assert refused["code"] == "directory.level.needed"


def test_a_wrong_signing_code_is_counted_and_the_sixth_try_is_of_no_use(hall: Hall):
    person = hall.citizen()
    case_id = hall.draft(person)
    hall.fill(person, case_id)
    right = hall.sign(person, case_id)
    wrong = right | {"code": f"{(int(right['code']) + 1) % 1_000_000:06d}"}
    for _ in range(5):
        refused = person.post(f"/cases/{case_id}/submit", wrong, status=422)
        assert refused["code"] == "directory.code.wrong"
    person.post(f"/cases/{case_id}/submit", right, status=422)
    assert person.get(f"/cases/{case_id}")["state"] == "draft"
    assert person.post(f"/cases/{case_id}/submit", hall.sign(person, case_id))["state"] == "submitted"


def test_what_is_changed_after_signing_must_be_signed_again(hall: Hall):
    person = hall.citizen()
    case_id = hall.draft(person)
    hall.fill(person, case_id)
    signed = hall.sign(person, case_id)
    form = person.get(f"/cases/{case_id}")["plan"]["form"]
    key = next(one["key"] for one in form if one["type"] == "address" and one["filled_from"] is None)
    person.patch(case_id, {key: "湖南省长沙市宁乡市玉潭街道演示路9号"})
    refused = person.post(f"/cases/{case_id}/submit", signed, status=409)
    assert refused["code"] == "cases.application.changed"


def test_a_sign_in_code_signs_nothing(hall: Hall):
    person = hall.citizen()
    case_id = hall.draft(person)
    hall.fill(person, case_id)
    digest = hall.sign(person, case_id)["snapshot_sm3"]
    hall.city.later(minutes=2)
    hall.anybody.post("/sign-in/code", {"phone": person.phone}, status=202)
    body = {"snapshot_sm3": digest, "code": hall.newest_code(person.phone)}
    person.post(f"/cases/{case_id}/submit", body, status=422)


def test_time_runs_for_tokens_as_for_everything(hall: Hall):
    signed_in = hall.anybody.post("/sign-in/staff", {"login_name": "ck1", "password": PASSWORD})
    expected = hall.city.at + timedelta(hours=10)
    assert signed_in["expires_at"].startswith(expected.strftime("%Y-%m-%dT%H:%M"))

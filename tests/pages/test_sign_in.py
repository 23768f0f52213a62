"""A citizen signs in with a code, a wrong code is counted, and nobody is sent to another site."""

import re

import pytest
from django.test import Client

from onething.pages.addresses import local_path
from onething.pages.signed_in import COOKIE

PHONE = "13900000002"


def ask_for_code(client, phone=PHONE, **more):
    """Ask for a code and return the code that the demonstration's phone got."""
    answer = client.post("/sign-in/", {"phone": phone, **more})
    assert answer.status_code == 302
    assert PHONE not in answer["Location"], "no number in an address"
    answer = client.get(answer["Location"])
    return re.search(r"验证码(\d{6})", answer.content.decode()).group(1)


def wrong(code):
    """Return another code."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_code_signs_in_and_the_identity_is_asked_once(city):
    client = Client()
    code = ask_for_code(client, next="/cases/")
    answer = client.post("/sign-in/code", {"phone": PHONE, "code": code, "next": "/cases/"})
    assert answer["Location"] == "/sign-in/identity?next=%2Fcases%2F"
    cookie = answer.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    bound = client.post(
        "/sign-in/identity", {"name": "演示乙", "number": "430182190001010017", "next": "/cases/"}
    )
    assert bound["Location"] == "/cases/"
    assert client.get("/sign-in/identity?next=/cases/")["Location"] == "/cases/"
    assert "演示乙" in client.get("/look").content.decode()


def test_outside_a_demonstration_the_cookie_is_secure(city, settings):
    client = Client()
    code = ask_for_code(client)
    settings.IS_DEMONSTRATION = False
    answer = client.post("/sign-in/code", {"phone": PHONE, "code": code})
    assert answer.cookies[COOKIE]["secure"]


def test_outside_a_demonstration_no_message_is_shown(city, settings):
    from onething.pages.showing.phones import show_phone

    client = Client()
    ask_for_code(client)
    settings.IS_DEMONSTRATION = False
    assert show_phone(PHONE) is None


def test_a_wrong_code_says_so_at_the_field_and_at_the_top(city):
    client = Client()
    code = ask_for_code(client)
    answer = client.post("/sign-in/code", {"phone": PHONE, "code": wrong(code)})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert text.count("短信里的6位数字不对或已过期") == 2
    assert 'href="#id_code"' in text
    assert COOKIE not in answer.cookies


def test_after_five_wrong_codes_the_right_one_is_worth_nothing(city):
    client = Client()
    code = ask_for_code(client)
    for _ in range(5):
        client.post("/sign-in/code", {"phone": PHONE, "code": wrong(code)})
    answer = client.post("/sign-in/code", {"phone": PHONE, "code": code})
    assert answer.status_code == 422
    assert COOKIE not in answer.cookies


def test_a_second_code_within_a_minute_is_refused_and_the_first_still_holds(city):
    client = Client()
    code = ask_for_code(client)
    again = client.post("/sign-in/code", {"phone": PHONE, "again": "1"})
    assert again.status_code == 429
    assert "秒后再试" in again.content.decode()
    assert client.post("/sign-in/code", {"phone": PHONE, "code": code}).status_code == 302


def test_the_phone_is_remembered_for_the_sign_in_only(city):
    client = Client()
    assert client.get("/sign-in/code")["Location"] == "/sign-in/"
    code = ask_for_code(client)
    kept = client.cookies["onething_phone"]
    assert PHONE not in kept.value
    assert (kept["path"], bool(kept["httponly"])) == ("/sign-in/", True)
    client.post("/sign-in/code", {"code": code})
    assert client.cookies["onething_phone"].value == ""
    client.cookies["onething_phone"] = "13900000001:forged"
    assert client.get("/sign-in/code")["Location"] == "/sign-in/"


def test_a_phone_that_is_none_is_shown_again_as_typed(city):
    answer = Client().post("/sign-in/", {"phone": "1380000"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="1380000"' in text
    assert "手机号码应为11位数字" in text


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "evil",
        "",
        "/a\nb",
        "\t/x",
    ],
)
def test_nobody_is_sent_to_another_site(elsewhere):
    assert local_path(elsewhere) == "/"


def test_a_sign_in_with_a_foreign_next_ends_at_home(city):
    client = Client()
    code = ask_for_code(client, next="https://evil.example/")
    answer = client.post("/sign-in/code", {"phone": PHONE, "code": code, "next": "//evil.example"})
    assert answer["Location"] == "/sign-in/identity"


def test_signing_out_ends_the_token_for_good(citizen):
    token = citizen.cookies[COOKIE].value
    assert citizen.get("/sign-out/").status_code == 405
    assert citizen.post("/sign-out/")["Location"] == "/"
    thief = Client()
    thief.cookies[COOKIE] = token
    assert thief.get("/sign-in/identity").status_code == 302


def test_the_interface_takes_no_cookie(citizen):
    assert citizen.get("/api/v1/me").status_code == 401


def test_a_form_without_its_secret_is_refused_on_a_designed_page(city):
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"phone": PHONE})
    assert answer.status_code == 403
    assert "页面放得太久了" in answer.content.decode()

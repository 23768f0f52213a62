"""Headers, designed pages for what goes wrong, elder mode, the living page."""

import pytest
from django.test import Client, RequestFactory

from onething.kernel.errors import Refusal
from onething.pages import faults
from onething.pages.answering import answer_file
from onething.pages.refusals import RefusalMiddleware

pytestmark = pytest.mark.django_db


def test_every_page_carries_the_strict_policy():
    answer = Client().get("/look")
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'self'", "img-src": "'self' data: blob:", "object-src": "'none'", "base-uri": "'none'",
        "form-action": "'self'", "frame-ancestors": "'none'",
    }  # fmt: skip
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "microphone=()" in answer["Permissions-Policy"]


def test_a_page_of_somebody_is_kept_by_no_browser(citizen):
    assert citizen.get("/look")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/nothing-here", "/verify/", "/look"])
def test_pages_say_that_this_is_a_demonstration(path):
    assert "演示城市" in Client().get(path).content.decode()


def test_an_unknown_address_has_a_designed_page_without_what_was_asked():
    answer = Client().get("/nothing/430182190001010017?phone=13900000002")
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "没有找到这个页面" in text
    assert 'value="/nothing/' not in text
    assert "<main" in text


def test_a_fault_shows_a_page_and_nothing_of_its_cause():
    request = RequestFactory().get("/x?number=430182190001010017")
    answer = faults.broken(request)
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "系统出了点问题" in text
    assert "430182190001010017" not in text


def test_a_fault_in_the_fault_page_still_answers(monkeypatch):
    monkeypatch.setattr(faults, "TEMPLATE", "no/such/template.html")
    answer = faults.broken(RequestFactory().get("/x"))
    assert answer.status_code == 500
    assert "系统出了点问题" in answer.content.decode()


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 422, 429, 503])
def test_a_refusal_nobody_caught_becomes_a_page(status):
    request = RequestFactory().get("/somewhere")
    refusal = Refusal("some.code", "请先补齐再提交。", status=status)
    answer = RefusalMiddleware(lambda _: None).process_exception(request, refusal)
    assert answer.status_code == status
    assert "请先补齐再提交。" in answer.content.decode()


def test_other_errors_and_the_interface_are_left_alone():
    middleware = RefusalMiddleware(lambda _: None)
    assert middleware.process_exception(RequestFactory().get("/x"), ValueError()) is None
    api = RequestFactory().get("/api/v1/x")
    assert middleware.process_exception(api, Refusal("a.b", "不行。")) is None


def test_elder_mode_is_kept_in_the_browser_and_can_be_left():
    client = Client()
    assert 'class="for-citizens elder"' not in client.get("/look").content.decode()
    assert client.post("/elder/", {"elder": "1", "next": "/look"})["Location"] == "/look"
    assert 'class="for-citizens elder"' in client.get("/look").content.decode()
    assert client.post("/elder/", {"elder": "0", "next": "//evil.example"})["Location"] == "/"
    assert 'class="for-citizens elder"' not in client.get("/look").content.decode()


def test_the_living_page_is_drawn_for_both_faces():
    assert Client().get("/look").status_code == 200
    assert "for-desks" in Client().get("/look?face=desk").content.decode()


@pytest.mark.parametrize(
    "file", ["tokens.css", "page.css", "shell.css", "pieces.css", "print.css", "shell.js", "mark.svg"]
)
def test_what_the_shell_loads_is_served(file):
    assert f"/static/look/{file}" in Client().get("/look").content.decode()
    served = Client().get(f"/static/look/{file}")
    assert b"".join(served.streaming_content)
    served.close()


@pytest.mark.parametrize(
    ("media_type", "inline", "shown"),
    [
        ("application/pdf", True, True),
        ("image/png", True, True),
        ("text/html", True, False),
        ("image/png", False, False),
    ],
)
def test_a_file_is_shown_only_when_it_can_do_nothing(media_type, inline, shown):
    answer = answer_file(b"x", media_type=media_type, name='营业"执照.pdf', inline=inline)
    assert answer["Content-Disposition"].startswith("inline" if shown else "attachment")
    assert (answer["Content-Type"] == media_type) == (shown or media_type == "application/pdf")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    assert "\n" not in answer["Content-Disposition"]


@pytest.mark.django_db
def test_the_shell_of_somebody_costs_three_small_queries(citizen, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        citizen.get("/look")

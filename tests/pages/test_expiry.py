"""A sign-in that ran out loses nothing that was typed, and gives nothing away."""

import re
from html import unescape

import pytest
from django.test import Client

from onething.kernel.errors import Refusal
from onething.pages.keeping import LIFETIME_SECONDS, open_kept

TYPED = {"name": "演示乙", "number": "430182190001010017", "next": "/cases/"}


def find_hidden(text, name):
    """Return the value of a hidden field of a page."""
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', text).group(1))


def test_what_was_typed_comes_back_after_signing_in(citizen, city):
    city.later(days=31)
    expired = citizen.post("/sign-in/identity", TYPED)
    text = expired.content.decode()
    assert expired.status_code == 401
    assert "刚才填写的内容还在" in text
    assert "430182190001010017" not in text
    kept = find_hidden(text, "kept")
    sent = citizen.post("/sign-in/", {"phone": "13900000002", "kept": kept}).content.decode()
    code = re.search(r"验证码(\d{6})", sent).group(1)
    resumed = citizen.post("/sign-in/code", {"phone": "13900000002", "code": code, "kept": kept})
    again = resumed.content.decode()
    assert 'action="/sign-in/identity"' in again
    assert find_hidden(again, "number") == TYPED["number"]
    assert citizen.post("/sign-in/identity", TYPED)["Location"] == "/cases/"


def test_a_page_that_was_only_read_is_come_back_to(citizen, city):
    city.later(days=31)
    answer = citizen.get("/sign-in/identity", follow=True)
    assert answer.redirect_chain[0][0] == "/sign-in/?next=%2Fsign-in%2Fidentity"
    assert "登录已过期" in answer.content.decode()


def test_a_small_request_of_a_script_is_told_without_moving_the_page(city):
    answer = Client().get("/sign-in/identity", headers={"HX-Request": "true"})
    assert answer.status_code == 401


@pytest.mark.parametrize("text", ["", "forged", "eyJwYXRoIjoiLyJ9:1abc:zzz"])
def test_what_is_not_ours_is_not_sent_again(text):
    with pytest.raises(Refusal) as refused:
        open_kept(text)
    assert refused.value.code == "pages.kept.stale"
    assert LIFETIME_SECONDS == 3600


def test_who_never_signed_in_is_not_told_that_it_ran_out(city):
    asked = Client().post("/things/YJS-002/begin", {"entity": "partnership"})
    text = asked.content.decode()
    assert asked.status_code == 401
    assert "登录已过期" not in text
    assert "接着办要先登录" in text
    assert find_hidden(text, "kept")

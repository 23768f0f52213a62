"""Everybody of the demonstration city, one click each; no such door anywhere else."""

import re

import pytest
from django.test import Client

from onething.directory.contracts import Post
from onething.directory.models import AccessToken
from onething.directory.queries import list_accounts
from onething.journey import demonstration
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.credit_codes import check_credit_code
from onething.kernel.names import check_name
from onething.kernel.viewer import SYSTEM
from onething.pages.addresses import HOMES
from onething.pages.signed_in import COOKIE
from onething.pages.views.demonstration import WORK
from onething.pages.words import NAV


def test_every_person_stands_on_the_page(city):
    text = Client().get("/demonstration/").content.decode()
    for word in (
        "演示甲",
        "综合窗口",
        "审查岗",
        "审批岗（首席代表）",
        "牵头协调岗",
        "台账核验岗",
        "不具法律效力",
    ):
        assert word in text
    held = sum(len(account.posts) for account in list_accounts(SYSTEM))
    assert text.count('class="role"') == len(demonstration.list_citizens()) + held
    at_hand, _, folded = text.partition("other-roles")
    assert "消防救援大队" in at_hand
    assert "卫生健康局" in folded


@pytest.mark.parametrize(
    ("chosen", "home"),
    [
        ({"phone": "13900000001"}, "/"),
        ({"login": "ck1", "post": "window_clerk"}, "/counter/"),
        ({"login": "xfjy-sp", "post": "decider"}, "/desk/"),
        ({"login": "tz", "post": "ledger_auditor"}, "/desk/ledger"),
    ],
)
def test_one_click_signs_in(city, chosen, home):
    client = Client()
    assert client.post("/demonstration/sign-in", chosen)["Location"] == home
    assert COOKIE in client.cookies


def test_the_walk_goes_from_the_applicant_to_the_applicant_by_stops_that_open(city):
    text = Client().get("/demonstration/").content.decode()
    walk = text.partition('aria-labelledby="walk"')[2].partition("</section>")[0]
    assert walk.count("<li>") == 8
    places = re.findall(r'name="next" value="([^"]*)"', walk)
    for form, place in zip(walk.split("<form")[1:], places, strict=True):
        chosen = dict(re.findall(r'name="(phone|login|post|next)" value="([^"]*)"', form))
        client = Client()
        target = client.post("/demonstration/sign-in", chosen)["Location"]
        assert target == (place or target)
        assert client.get(target, follow=True).status_code == 200


def test_a_stop_leads_nowhere_else(city):
    answer = Client().post(
        "/demonstration/sign-in", {"phone": "13900000001", "next": "https://evil.example/"}
    )
    assert answer["Location"] == "/"


def test_a_citizen_is_proved_at_once(citizen):
    assert citizen.get("/sign-in/identity")["Location"] == "/"


@pytest.mark.parametrize(
    "chosen",
    [
        {"phone": "13811112222"},
        {"login": "nobody", "post": "decider"},
        {"login": "ck1", "post": "decider"},
        {},
    ],
)
def test_nobody_else_can_be_stepped_into(city, chosen):
    answer = Client().post("/demonstration/sign-in", chosen)
    assert answer.status_code in (403, 404)
    assert COOKIE not in answer.cookies
    assert not AccessToken.objects.filter(revoked_at=None).exists()


def test_a_look_at_the_page_signs_nobody_in(city):
    assert Client().get("/demonstration/sign-in").status_code == 405


@pytest.mark.parametrize("chosen", [{"phone": "13900000001"}, {"login": "ck1", "post": "window_clerk"}])
def test_outside_a_demonstration_there_is_no_such_page(city, settings, chosen):
    settings.IS_DEMONSTRATION = False
    assert Client().get("/demonstration/").status_code == 404
    assert Client().post("/demonstration/sign-in", chosen).status_code == 404
    assert not AccessToken.objects.filter(revoked_at=None).exists()
    assert "/demonstration/" not in Client().get("/look").content.decode()


def test_below_the_page_the_door_is_shut_too(city, settings):
    settings.IS_DEMONSTRATION = False
    with pytest.raises(Refusal) as staff:
        demonstration.step_into_staff(login_name="ck1", post="window_clerk", at=city.at)
    with pytest.raises(Refusal) as citizen:
        demonstration.step_into_citizen(phone="13900000001", at=city.at)
    assert (staff.value.status, citizen.value.status) == (404, 404)


def test_companies_with_a_licence_have_codes_that_check(city):
    companies = demonstration.list_companies()
    text = Client().get("/demonstration/").content.decode()
    assert len(companies) >= 3
    for company in companies:
        assert check_credit_code(company["code"]) == ()
        assert check_name(company["name"]) == company["name"]
        assert company["code"][8:10] == "XX", "no registrar gives such a body"
        assert company["code"] in text


@pytest.mark.parametrize("post", [post for post in Post if post is not Post.SYSTEM])
def test_every_post_has_work_a_home_and_links(post):
    assert WORK[post]
    assert HOMES[post]
    assert NAV[post]

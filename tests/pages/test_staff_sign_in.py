"""Staff sign in by password, wrong ones lock the login, and several posts are chosen from."""

from django.db import transaction
from django.test import Client

from onething.directory.actions.organisation import keep_staff
from onething.directory.contracts import Post, StaffEntry
from onething.pages.signed_in import COOKIE
from tests.factories.city import PASSWORD

HALL = "11430182XX0000051E"


def sign_in(client, password=PASSWORD, login="ck1", **more):
    """Send the form."""
    return client.post("/sign-in/staff", {"login_name": login, "password": password, **more})


def test_a_clerk_comes_to_the_counter(city):
    client = Client()
    assert sign_in(client)["Location"] == "/counter/"
    text = client.get("/look").content.decode()
    assert "窗口一" in text
    assert "综合窗口" in text


def test_a_wrong_password_says_so_and_is_not_shown_again(city):
    answer = sign_in(Client(), password="not-this-one")
    text = answer.content.decode()
    assert answer.status_code == 401
    assert "账号或密码不对" in text
    assert "not-this-one" not in text
    assert 'value="ck1"' in text


def test_five_wrong_passwords_lock_the_login(city):
    client = Client()
    for _ in range(5):
        sign_in(client, password="not-this-one")
    answer = sign_in(client)
    assert "锁定" in answer.content.decode()
    assert COOKIE not in answer.cookies
    city.later(minutes=16)
    assert sign_in(client).status_code == 302


def test_whoever_holds_several_posts_chooses(city):
    entry = StaffEntry("both", "双岗员", "13911111111", HALL, (Post.CLERK, Post.AUDITOR))
    with transaction.atomic():
        keep_staff(entries=[entry], password=PASSWORD)
    client = Client()
    assert sign_in(client, login="both")["Location"] == "/sign-in/post?next=%2F"
    first = client.cookies[COOKIE].value
    text = client.get("/sign-in/post").content.decode()
    assert "综合窗口" in text
    assert "台账核验岗" in text
    assert "审批岗" not in text
    assert client.post("/sign-in/post", {"post": "ledger_auditor"})["Location"] == "/desk/ledger"
    assert client.cookies[COOKIE].value != first
    old = Client()
    old.cookies[COOKIE] = first
    assert old.get("/sign-in/post").status_code == 302, "the token of the first post has ended"


def test_a_post_one_does_not_hold_is_refused(clerk):
    answer = clerk.post("/sign-in/post", {"post": "decider"})
    assert answer.status_code == 403
    assert "您没有担任这个岗位" in answer.content.decode()


def test_the_next_page_of_staff_is_kept(city):
    assert sign_in(Client(), next="/counter/cases/")["Location"] == "/counter/cases/"

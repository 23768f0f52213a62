"""Staff sign in with a password: hard to guess, locked when guessed at, in one post at a time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from onething.config import settings as real_settings
from onething.directory.actions.organisation import keep_staff
from onething.directory.actions.sign_in import sign_in_demonstration_account, try_staff_sign_in
from onething.directory.contracts import Post
from onething.directory.models import AccessToken, Person
from onething.directory.queries import get_token_viewer
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from tests.directory.conftest import MARKET, PASSWORD, STAFF
from tests.directory.hashers import CountingHasher

pytestmark = pytest.mark.usefixtures("staff")
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


def sign_in(password=PASSWORD, *, login="scjg", post=None, at=AT):
    return try_staff_sign_in(login_name=login, password=password, post=post, at=at)


def code_of(outcome):
    return outcome.code if isinstance(outcome, Refusal) else None


def test_a_password_is_kept_as_argon2id_by_the_real_setting(settings):
    settings.PASSWORD_HASHERS = real_settings.PASSWORD_HASHERS
    keep_staff(entries=[replace(STAFF[0], login_name="ck2")], password=PASSWORD)
    stored = Person.objects.get(login_name="ck2").password
    assert stored.startswith("argon2$argon2id$")
    assert PASSWORD not in stored
    assert code_of(sign_in(login="ck2")) is None
    assert code_of(sign_in("wrong", login="ck2")) == "directory.staff.wrong"


def test_the_right_password_opens_the_first_post():
    signed_in = sign_in()
    assert (signed_in.post, signed_in.unit_name) == (Post.DECIDER, "市场监督管理局")
    assert signed_in.expires_at == AT + timedelta(hours=10)
    assert Person.objects.get(login_name="scjg").last_login == AT


@pytest.mark.parametrize("post", [Post.DECIDER, Post.LEAD])
def test_one_of_several_posts_is_chosen(post):
    signed_in = sign_in(post=post)
    viewer = get_token_viewer(ANONYMOUS, token=signed_in.token, at=AT)
    assert (viewer.post, viewer.unit_code) == (post, MARKET)


def test_a_post_not_held_is_refused_with_those_that_are():
    refused = sign_in(post="window_clerk")
    assert (refused.code, refused.status) == ("directory.post.not_held", 403)
    assert "审批岗" in refused.sentence
    assert "牵头协调岗" in refused.sentence
    assert not AccessToken.objects.exists()


@pytest.mark.parametrize("login", ["nobody", "", "SCJG", "scjg ", "scjg\x00", "\ud800"])
def test_an_unknown_login_is_told_no_more_than_a_wrong_password(login):
    refused, wrong = sign_in(login=login), sign_in("wrong")
    assert (refused.code, refused.sentence, refused.status) == (wrong.code, wrong.sentence, wrong.status)
    assert refused.code == "directory.staff.wrong"


def test_an_unknown_login_costs_the_same_work(settings):
    settings.PASSWORD_HASHERS = ["tests.directory.hashers.CountingHasher"]
    keep_staff(entries=[replace(STAFF[0], login_name="ck2")], password=PASSWORD)
    made = []
    for login in ("ck2", "nobody"):
        CountingHasher.made = 0
        assert code_of(sign_in("wrong", login=login)) == "directory.staff.wrong"
        made.append(CountingHasher.made)
    assert made == [1, 1]


def test_five_wrong_passwords_lock_for_fifteen_minutes():
    for _ in range(5):
        assert code_of(sign_in("wrong")) == "directory.staff.wrong"
    assert code_of(sign_in()) == "directory.staff.locked"  # even the right one
    assert code_of(sign_in(at=AT + timedelta(minutes=15, seconds=-1))) == "directory.staff.locked"
    assert code_of(sign_in(at=AT + timedelta(minutes=15))) is None
    assert Person.objects.get(login_name="scjg").locked_until is None
    assert code_of(sign_in(login="ck1")) is None  # nobody else is locked


def test_after_a_lock_five_more_tries_lock_again():
    later = AT + timedelta(minutes=16)
    for _ in range(5):
        sign_in("wrong")
    for _ in range(4):
        assert code_of(sign_in("wrong", at=later)) == "directory.staff.wrong"
    assert code_of(sign_in("wrong", at=later)) == "directory.staff.wrong"
    assert code_of(sign_in(at=later)) == "directory.staff.locked"


def test_a_right_password_forgets_the_wrong_ones():
    for _ in range(4):
        sign_in("wrong")
    assert code_of(sign_in()) is None
    for _ in range(4):
        sign_in("wrong")
    assert code_of(sign_in()) is None


def test_the_road_without_a_password_is_the_demonstrations_alone(settings):
    entered = sign_in_demonstration_account(login_name="scjg", post=Post.LEAD, at=AT)
    assert entered.post == Post.LEAD
    for login in ("nobody", "scjg\x00"):
        refused = sign_in_demonstration_account(login_name=login, post=Post.LEAD, at=AT)
        assert refused.status == 404
    settings.IS_DEMONSTRATION = False
    refused = sign_in_demonstration_account(login_name="scjg", post=Post.LEAD, at=AT)
    assert (refused.code, refused.status) == ("directory.demonstration.only", 404)

"""Tokens: shown once, kept as a digest, good until they end. And who may ask the directory what."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from onething.directory.actions.sign_in import (
    revoke_token,
    sign_in_phone,
    token_digest,
    try_change_post,
    try_staff_sign_in,
)
from onething.directory.contracts import POST_PERMISSIONS, Post
from onething.directory.models import AccessToken, Person
from onething.directory.queries import (
    find_unit,
    get_identity,
    get_own_card,
    get_person_card,
    get_token_viewer,
    get_unit,
    list_accounts,
    list_own_posts,
    list_post_phones,
    list_units,
)
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.kernel.viewer import ANONYMOUS, SYSTEM, ViewerKind
from tests.directory.conftest import HALL, MARKET, PASSWORD

pytestmark = pytest.mark.usefixtures("staff")
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
PHONE = "13900000001"


@pytest.fixture
def citizen(staff):
    return sign_in_phone(phone=PHONE, at=AT)


def viewer_of(token, at=AT):
    return get_token_viewer(ANONYMOUS, token=token, at=at)


def is_refused(token, at=AT):
    with pytest.raises(Refusal) as refused:
        viewer_of(token, at)
    return (refused.value.code, refused.value.status) == ("directory.token.invalid", 401)


def test_a_citizens_token_stands_for_them_for_thirty_days(citizen):
    viewer = viewer_of(citizen.token, AT + timedelta(days=30, seconds=-1))
    assert (viewer.kind, viewer.person_id, viewer.post) == (
        ViewerKind.PERSON,
        citizen.person_id,
        Post.CITIZEN,
    )
    assert (viewer.unit_code, viewer.level) == (None, 1)
    assert viewer.permissions == POST_PERMISSIONS[Post.CITIZEN]
    assert is_refused(citizen.token, AT + timedelta(days=30))


def test_a_staff_token_lasts_a_working_day_and_carries_post_and_unit(staff):
    token = try_staff_sign_in(login_name="ck1", password=PASSWORD, post=None, at=AT).token
    viewer = viewer_of(token, AT + timedelta(hours=10, seconds=-1))
    assert (viewer.post, viewer.unit_code) == (Post.CLERK, HALL)
    assert viewer.permissions == POST_PERMISSIONS[Post.CLERK]
    assert is_refused(token, AT + timedelta(hours=10))


def test_a_revoked_token_ends_and_no_other(citizen):
    twin = sign_in_phone(phone=PHONE, at=AT).token
    revoke_token(token=citizen.token, at=AT)
    revoke_token(token=citizen.token, at=AT + timedelta(hours=1))
    revoke_token(token="never given", at=AT)
    assert is_refused(citizen.token)
    assert viewer_of(twin).person_id == citizen.person_id
    assert AccessToken.objects.get(digest=token_digest(citizen.token)).revoked_at == AT


@pytest.mark.parametrize("token", ["", "x", "\x00", "令牌", "a" * 5000])
def test_what_was_never_given_is_refused(citizen, token):
    assert is_refused(token)
    assert is_refused(citizen.token.lower() + token)
    assert is_refused(token_digest(citizen.token))  # what the table holds opens nothing


def test_only_the_digest_stands_in_the_database(citizen):
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(row::text, ' ') FROM directory_access_token row")
        stored = cursor.fetchone()[0]
    assert citizen.token not in stored
    assert token_digest(citizen.token) in stored
    assert len(citizen.token) >= 43


def test_changing_the_post_ends_the_token_one_came_with(staff):
    came = try_staff_sign_in(login_name="scjg", password=PASSWORD, post=Post.DECIDER, at=AT)
    refused = try_change_post(person_id=came.person_id, token=came.token, post=Post.CLERK, at=AT)
    assert refused.code == "directory.post.not_held"
    assert viewer_of(came.token).post == Post.DECIDER
    changed = try_change_post(person_id=came.person_id, token=came.token, post=Post.LEAD, at=AT)
    assert viewer_of(changed.token).post == Post.LEAD
    assert is_refused(came.token)


def test_an_identity_is_its_owners_and_the_systems(citizen):
    viewer = viewer_of(citizen.token)
    own = get_identity(viewer, person_id=citizen.person_id)
    assert own == get_identity(SYSTEM, person_id=citizen.person_id)
    assert (own.phone, own.level, own.name, own.document_kind) == (PHONE, 1, None, None)
    stranger = viewer_of(sign_in_phone(phone="13900000002", at=AT).token)
    clerk = viewer_of(try_staff_sign_in(login_name="ck1", password=PASSWORD, post=None, at=AT).token)
    for other in (stranger, clerk, ANONYMOUS):
        for person_id in (citizen.person_id, new_id()):  # unknown and not yours sound alike
            with pytest.raises(Refusal) as refused:
                get_identity(other, person_id=person_id)
            assert (refused.value.code, refused.value.status) == ("directory.person.unknown", 404)
            assert "登录" not in refused.value.sentence


def test_a_card_shows_nobody_in_the_clear(citizen):
    card = get_person_card(viewer_of(citizen.token), person_id=citizen.person_id)
    assert (card.name_masked, card.phone_masked) == ("—", "139****0001")
    clerk = Person.objects.get(login_name="ck1")
    assert get_person_card(SYSTEM, person_id=clerk.id).name_masked == "窗**"


def test_ones_own_card_and_posts(citizen):
    viewer = viewer_of(citizen.token)
    assert list_own_posts(viewer, at=AT) == []
    assert (get_own_card(viewer, at=AT).phone_masked, get_own_card(viewer, at=AT).unit_name) == (
        "139****0001",
        None,
    )
    decider = viewer_of(try_staff_sign_in(login_name="scjg", password=PASSWORD, post=None, at=AT).token)
    assert [held.post for held in list_own_posts(decider, at=AT)] == [Post.DECIDER, Post.LEAD]
    assert get_own_card(decider, at=AT).unit_name == "市场监督管理局"


def test_phones_and_accounts_of_staff_are_told_to_the_system_alone(citizen):
    assert list_post_phones(SYSTEM, post=Post.LEAD, unit_code=MARKET) == ["13911110002"]
    assert list_post_phones(SYSTEM, post=Post.LEAD, unit_code=HALL) == []
    assert [(one.login_name, one.posts) for one in list_accounts(SYSTEM)] == [
        ("ck1", (Post.CLERK,)),
        ("scjg", (Post.DECIDER, Post.LEAD)),
    ]
    for viewer in (viewer_of(citizen.token), ANONYMOUS):
        assert list_post_phones(viewer, post=Post.LEAD, unit_code=MARKET) == []
        assert list_accounts(viewer) == []


def test_units_are_public(staff):
    assert [unit.code for unit in list_units(ANONYMOUS)] == [HALL, MARKET]
    assert get_unit(ANONYMOUS, name="市场监督管理局").code == MARKET
    assert find_unit(ANONYMOUS, name="市场监督管理") is None
    with pytest.raises(Refusal) as refused:
        get_unit(ANONYMOUS, name="没有的局")
    assert refused.value.code == "directory.unit.unknown"

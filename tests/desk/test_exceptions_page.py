"""Exceptions at the desk: an editor proposes, somebody of the approvals bureau signs, the public list follows."""

import re

import pytest
from django.test import Client

from onething.directory.contracts import Post
from onething.publicity.models import ListException
from tests.factories.catalogue import LEADING
from tests.factories.publicity import BASIS, REASON, SIGN, draft_of

pytestmark = pytest.mark.django_db


def typed(city) -> dict[str, str]:
    draft = draft_of(city)
    return {
        "list": draft.list.value, "effect": draft.effect.value, "matter": draft.matter, "reason": REASON,
        "basis": BASIS, "since": draft.since.isoformat(), "until": draft.until.isoformat(),
    }  # fmt: skip


def test_an_exception_goes_through_two_hands(city, seat):
    editor, bureau = seat(Post.CATALOGUE_EDITOR, LEADING), seat(Post.CATALOGUE_APPROVER)
    form = editor.get("/desk/lists/new").content.decode()
    assert SIGN in form
    assert "烟草专卖零售许可证" not in form, "another department's matters are not offered"
    answer = editor.post("/desk/lists/new", typed(city), follow=True)
    assert "等审批局签署" in answer.content.decode()
    (row,) = ListException.objects.all()
    address = f"/desk/lists/{row.id}/"
    assert 'value="sign"' not in editor.get(address).content.decode()
    page = bureau.get(address).content.decode()
    revision = re.search(r'name="revision" value="(\d+)"', page)
    assert revision is not None
    done = bureau.post(address, {"verb": "sign", "revision": revision[1]}, follow=True).content.decode()
    assert "已签署。" in done
    assert "电子签名" in done
    assert SIGN in Client().get("/lists/negative/").content.decode()
    no_reason = bureau.post(address, {"verb": "revoke", "reason_revoke": "忙"})
    assert no_reason.status_code == 422
    assert "请写明理由" in no_reason.content.decode()
    bureau.post(address, {"verb": "revoke", "reason_revoke": "已经做到一次。"})
    assert SIGN not in Client().get("/lists/negative/").content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"until": "明年"}, "请填写日期"),
        ({"matter": ""}, "请从列表里选"),
        ({"reason": ""}, "请写明理由"),
        ({"list": "negative"}, "请选择清单"),
        ({"effect": ""}, "列入还是不列入"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(city, seat, changes, sentence):
    editor = seat(Post.CATALOGUE_EDITOR, LEADING)
    answer = editor.post("/desk/lists/new", typed(city) | changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert BASIS in page


def test_a_stale_page_signs_nothing(city, seat):
    seat(Post.CATALOGUE_EDITOR, LEADING).post("/desk/lists/new", typed(city))
    (row,) = ListException.objects.all()
    answer = seat(Post.CATALOGUE_APPROVER).post(f"/desk/lists/{row.id}/", {"verb": "sign", "revision": "0"})
    assert answer.status_code == 412
    assert ListException.objects.get().state == "proposed"


@pytest.mark.parametrize("post", [Post.CLERK, Post.REVIEWER, Post.LEAD, Post.CATALOGUE_REVIEWER])
def test_other_posts_do_not_come_in(city, seat, post):
    assert seat(post).get("/desk/lists/").status_code == 403


def test_what_the_lists_lack_is_shown(city, seat):
    page = seat(Post.CATALOGUE_APPROVER).get("/desk/lists/").content.decode()
    assert "公布要跑 2 次，却没有签署过理由和依据" in page

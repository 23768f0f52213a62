"""Announcements at the desk: an editor writes, somebody of the approvals bureau publishes, it is read, and withdrawn."""

import re

import pytest
from django.test import Client

from onething.directory.contracts import Post
from onething.publicity.models import Announcement
from tests.factories.catalogue import LEADING
from tests.factories.publicity import SOURCE, TEXT, TITLE, announced, announcement_of, key_of, written

pytestmark = pytest.mark.django_db
HOME = "/desk/announcements/"


def typed(city, **changes) -> dict[str, object]:
    draft = announcement_of(city)
    return {
        "kind": draft.kind.value, "title": TITLE, "text": TEXT, "basis": SOURCE, "link": draft.link,
        "touched": list(draft.touched), "since": draft.since.isoformat(), "until": draft.until.isoformat(),
    } | changes  # fmt: skip


def test_an_announcement_goes_through_two_hands_and_is_withdrawn(city, seat):
    writer, bureau = seat(Post.CATALOGUE_EDITOR, LEADING), seat(Post.CATALOGUE_APPROVER)
    form = writer.get(f"{HOME}new").content.decode()
    assert "食品经营许可(新办)" in form
    assert "烟草专卖零售许可证" not in form, "another department's matters are not offered"
    assert "等审批局的人看过" in writer.post(f"{HOME}new", typed(city), follow=True).content.decode()
    row = Announcement.objects.get(title=TITLE)
    address = f"{HOME}{row.id}/"
    assert 'value="sign"' not in writer.get(address).content.decode()
    page = bureau.get(address).content.decode()
    assert TEXT.split("\n")[1] in page
    revision = re.search(r'name="revision" value="(\d+)"', page)
    assert revision is not None
    done = bureau.post(address, {"verb": "sign", "revision": revision[1]}, follow=True).content.decode()
    assert "已签署发布。" in done
    public = f"/announcements/{row.id}/"
    assert "布局图在网上填就行" in Client().get(public).content.decode()
    assert bureau.post(address, {"verb": "revoke", "reason_revoke": "错"}).status_code == 422
    bureau.post(address, {"verb": "revoke", "reason_revoke": "写错了日期。"})
    assert "布局图在网上填就行" not in Client().get(public).content.decode()


def test_one_that_was_declined_is_written_anew_without_typing_it_again(city, seat):
    writer, paper_id = seat(Post.CATALOGUE_EDITOR, LEADING), written(city)
    seat(Post.CATALOGUE_APPROVER).post(
        f"{HOME}{paper_id}/", {"verb": "decline", "reason_decline": "标题再短些。"}
    )
    page = writer.get(f"{HOME}{paper_id}/").content.decode()
    assert "标题再短些。" in page
    again = re.search(r'href="([^"]+\?from=[^"]+)"', page)
    assert again is not None
    form = writer.get(again[1]).content.decode()
    assert TITLE in form
    assert SOURCE in form
    assert re.search(rf'value="{key_of(city)}" checked', form)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"until": "明年"}, "请填写日期"),
        ({"title": ""}, "请写标题"),
        ({"text": "看<a href=x>这里</a>"}, "请去掉"),
        ({"link": "ftp://a"}, "https://"),
        ({"kind": "poster"}, "公告还是政策解读"),
        ({"touched": ["YJS-999"]}, "已不在现行目录里"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(city, seat, changes, sentence):
    answer = seat(Post.CATALOGUE_EDITOR, LEADING).post(f"{HOME}new", typed(city, **changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert SOURCE in page
    if "touched" not in changes:
        assert re.search(rf'value="{key_of(city)}" checked', page), "what was ticked stays ticked"


def test_another_departments_announcements_are_neither_listed_nor_opened(city, seat):
    paper_id = announced(city)
    other = seat(Post.CATALOGUE_EDITOR, "卫生健康局")
    assert TITLE not in other.get(HOME).content.decode()
    assert other.get(f"{HOME}{paper_id}/").status_code == 404
    assert other.get(f"{HOME}new?from={paper_id}").status_code == 404


def test_a_stale_page_signs_nothing(city, seat):
    answer = seat(Post.CATALOGUE_APPROVER).post(f"{HOME}{written(city)}/", {"verb": "sign", "revision": "0"})
    assert answer.status_code == 412
    assert Announcement.objects.get(title=TITLE).state == "proposed"


@pytest.mark.parametrize("post", [Post.CLERK, Post.REVIEWER, Post.LEAD, Post.CATALOGUE_REVIEWER])
def test_other_posts_do_not_come_in(city, seat, post):
    assert seat(post).get(HOME).status_code == 403

"""Announcements through their life: four eyes, whose they are, their days, and what the database refuses whoever asks."""

import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onething.directory.contracts import Post
from onething.journey import announcing
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.keys.queries import verify
from onething.ledger.queries import verify_ledger
from onething.publicity.contracts import Announcement as Announced
from onething.publicity.contracts import AnnouncementKind
from onething.publicity.models import Announcement
from onething.publicity.queries import (
    get_announcement,
    get_own_announcement,
    list_announced,
    list_announcements,
    list_own_announcements,
    list_touchable,
)
from onething.publicity.states import PaperState
from tests.catalogue.packages import demonstration_package
from tests.factories.catalogue import approver, editor, repealed
from tests.factories.publicity import TEXT, TITLE, announced, announcement_of, key_of, withdrawn, written

pytestmark = pytest.mark.django_db
OTHER = "卫生健康局"


def titles(city, *touching: str) -> list[str]:
    return [one.announcement.title for one in list_announcements(ANONYMOUS, at=city.at, touching=touching)]


def other_editor(city):
    return city.viewer(Post.CATALOGUE_EDITOR, OTHER)


def test_the_city_comes_with_announcements_that_say_what_they_are(city):
    found = list_announcements(ANONYMOUS, at=city.at)
    assert {one.announcement.kind for one in found} == set(AnnouncementKind)
    assert all("演示" in one.announcement.title and one.announcement.touched for one in found)
    assert len({one.announcement.department for one in found}) > 1


def test_what_is_written_is_public_only_when_another_hand_signed_it(city):
    paper_id = written(city)
    assert TITLE not in titles(city)
    with pytest.raises(Refusal, match=r"paper\.unknown"):
        get_announcement(ANONYMOUS, paper_id=paper_id, at=city.at)
    announcing.sign(approver(city), paper_id=paper_id, at=city.later(minutes=1))
    assert titles(city)[0] == TITLE
    view = get_announcement(ANONYMOUS, paper_id=paper_id, at=city.at)
    assert view.announcement.paragraphs == tuple(TEXT.split("\n"))
    text, signature = view.signed_text.encode(), bytes.fromhex(view.signature)
    assert verify(public_pem=view.signer_pem, data=text, signature=signature)
    assert json.loads(text)["text"] == TEXT


def test_who_writes_does_not_sign(city):
    own = announcing.propose(approver(city), draft=announcement_of(city), at=city.at)
    assert [verb for verb, _ in own.next_acts] == ["decline"]
    with pytest.raises(Refusal, match="four_eyes"):
        announcing.sign(approver(city), paper_id=own.announcement.id, at=city.at)


@pytest.mark.parametrize(
    "post", [Post.CLERK, Post.REVIEWER, Post.LEAD, Post.CATALOGUE_REVIEWER, Post.CITIZEN]
)
def test_nobody_else_writes_or_signs(city, post):
    viewer = city.citizen() if post is Post.CITIZEN else city.viewer(post)
    with pytest.raises(Refusal, match="not_yours"):
        announcing.propose(viewer, draft=announcement_of(city), at=city.at)
    with pytest.raises(Refusal, match="unknown"):
        announcing.sign(viewer, paper_id=written(city), at=city.at)


def test_a_unit_works_on_its_own_and_speaks_of_its_own(city):
    paper_id = written(city)
    for viewer in (editor(city), approver(city), SYSTEM):
        assert paper_id in [one.announcement.id for one in list_own_announcements(viewer, at=city.at)]
    for viewer in (other_editor(city), city.citizen(), ANONYMOUS):
        assert list_own_announcements(viewer, at=city.at) == []
        with pytest.raises(Refusal, match=r"paper\.unknown"):
            get_own_announcement(viewer, paper_id=paper_id, at=city.at)
    with pytest.raises(Refusal, match=r"paper\.unknown"):
        announcing.decline(other_editor(city), paper_id=paper_id, reason="不是我的。", at=city.at)
    with pytest.raises(Refusal, match=r"touched\.not_yours"):
        announcing.propose(other_editor(city), draft=announcement_of(city), at=city.at)
    with pytest.raises(Refusal, match="not_yours"):
        announcing.revoke(other_editor(city), paper_id=announced(city), reason="不是我的。", at=city.at)


WRONG = (
    ({"title": " 短 "}, "publicity.title.missing", "title"),
    ({"title": "长" * 101}, "publicity.title.too_long", "title"),
    ({"text": ""}, "publicity.text.missing", "text"),
    ({"text": "请看<b>这里</b>。"}, "publicity.text.markup", "text"),
    ({"title": "<script>标题"}, "publicity.title.markup", "title"),
    ({"basis": "文"}, "publicity.basis.missing", "basis"),
    ({"link": "javascript:alert(1)"}, "publicity.link.unreadable", "link"),
    ({"link": "https://"}, "publicity.link.unreadable", "link"),
    ({"link": "https://[a"}, "publicity.link.unreadable", "link"),
    ({"touched": ("YJS-999",)}, "publicity.touched.unknown", "touched"),
)


@pytest.mark.parametrize(("changes", "code", "field"), WRONG)
def test_what_does_not_fit_is_refused_at_its_field(city, changes, code, field):
    with pytest.raises(Refusal) as refused:
        written(city, **changes)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_sum_of_money_is_no_markup(city):
    assert announced(city, text="注册资本<100万元的，也一样办。")


def test_it_is_shown_on_its_days_and_not_before_or_after(city):
    first = local_day(city.at) + timedelta(days=2)
    paper_id = announced(city, since=first, until=first)
    shown = []
    for _ in range(4):
        shown.append(TITLE in titles(city))
        city.later(days=1)
    assert shown == [False, False, True, False]
    assert get_announcement(ANONYMOUS, paper_id=paper_id, at=city.at).is_in_force is False


def test_what_is_signed_for_a_day_to_come_nobody_reads_before_it(city):
    paper_id = announced(city, since=local_day(city.at) + timedelta(days=2))
    with pytest.raises(Refusal, match=r"paper\.unknown"):
        get_announcement(ANONYMOUS, paper_id=paper_id, at=city.at)
    assert get_own_announcement(editor(city), paper_id=paper_id, at=city.at).state is PaperState.SIGNED


def test_it_is_found_by_what_it_touches_also_after_that_was_repealed(city):
    announced(city)
    assert TITLE in titles(city, "YJS-002")
    assert TITLE in titles(city, key_of(city))
    assert TITLE not in titles(city, "YJS-007")
    assert titles(city, "no\0thing") == []
    repealed(city)
    assert TITLE in titles(city, "YJS-002")


def test_withdrawn_it_is_gone_and_keepers_of_copies_are_told(city):
    paper_id = announced(city)
    withdrawn(city, paper_id)
    assert TITLE not in titles(city)
    view = get_announcement(ANONYMOUS, paper_id=paper_id, at=city.at)
    assert (view.state, view.closed_reason) == (PaperState.REVOKED, "写错了日期。")
    assert (view.announcement.text, view.signed_text, view.signature) == ("", "", "")
    (told,) = [one for one in list_announced(ANONYMOUS, at=city.at) if one.announcement.id == paper_id]
    assert (told.announcement.text, told.announcement.revoked_on) == ("", local_day(city.at))
    assert get_own_announcement(editor(city), paper_id=paper_id, at=city.at).announcement.text == TEXT
    assert verify_ledger(SYSTEM).sound


CHANGES = (
    ({"text": "换个说法。"}, "says what it said"),
    ({"touched": []}, "says what it said"),
    ({"state": "proposed"}, "never goes"),
)


@pytest.mark.parametrize(("changes", "match"), CHANGES)
def test_the_database_lets_nobody_change_what_was_signed(city, changes, match):
    row = Announcement.objects.filter(id=announced(city))
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        row.update(**changes)


def test_everything_touchable_has_a_key_of_its_own(city):
    found = list_touchable(ANONYMOUS, at=city.at)
    assert len({one.key for one in found}) == len(found)
    things = {one.thing.code for one in demonstration_package().things}
    assert {one.key for one in found if one.is_thing} == things


@given(st.text(alphabet="办法 \t\u3000\r\n\x0b", max_size=12))
def test_paragraphs_keep_every_word_and_hold_no_empty_line(text):
    one = Announced(
        id=new_id(), kind=AnnouncementKind.NOTICE, title="", text=text, basis="", link="", department="", touched=(),
        since=date(2026, 3, 2), until=date(2026, 3, 2),
    )  # fmt: skip
    assert "".join("".join(one.paragraphs).split()) == "".join(text.split())
    assert all(paragraph.strip() == paragraph != "" for paragraph in one.paragraphs)

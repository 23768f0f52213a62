"""The words of the search at the desk: what was looked for in vain gets a meaning in two clicks."""

import re

import pytest
from django.test import Client

from onething.directory.contracts import Post
from tests.factories.catalogue import LEADING

pytestmark = pytest.mark.django_db
PAGE = "/desk/words/"


def test_what_was_looked_for_in_vain_gets_a_meaning_and_is_found(city, seat):
    anybody, bureau = Client(), seat(Post.CATALOGUE_APPROVER)
    assert "没有找到“打牙祭”" in anybody.get("/", {"q": "打牙祭"}).content.decode()
    page = bureau.get(PAGE).content.decode()
    assert "打牙祭" in page
    href = re.search(r'href="(/desk/words/\?said=[^#"]+)', page)
    assert href is not None
    form = bureau.get(href[1]).content.decode()
    assert 'value="打牙祭"' in form
    typed = {"verb": "add", "said": "打牙祭、下馆子", "means": "餐饮", "version": "0"}
    done = bureau.post(PAGE, typed, follow=True).content.decode()
    assert "已加上，现在就能找到" in done
    assert "第 1 版" in done
    found = anybody.get("/", {"q": "打牙祭"}).content.decode()
    assert "“打牙祭”可以这样办" in found
    assert found.index("/things/YJS-002/") < found.index("可以办的事") if "可以办的事" in found else True
    gone = bureau.post(PAGE, {"verb": "drop", "word": "打牙祭", "version": "1"}, follow=True).content.decode()
    assert "已去掉" in gone
    assert "没有找到“打牙祭”" in anybody.get("/", {"q": "打牙祭"}).content.decode()


def test_a_thing_is_put_under_a_life_event(city, seat):
    bureau = seat(Post.CATALOGUE_APPROVER)
    bureau.post(PAGE, {"verb": "event", "thing": "YJS-006", "event": "关张歇业", "version": "0"})
    page = Client().get("/", {"event": "关张歇业"}).content.decode()
    assert page.count('class="thing"') == 1
    assert "/things/YJS-006/" in page


def test_a_wrong_word_is_said_at_its_field_and_kept(city, seat):
    answer = seat(Post.CATALOGUE_APPROVER).post(
        PAGE, {"verb": "add", "said": "打牙祭", "means": "没有这种事"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "还是找不到" in page
    assert 'value="没有这种事"' in page


def test_editors_see_and_do_not_change(city, seat):
    editor = seat(Post.CATALOGUE_EDITOR, LEADING)
    page = editor.get(PAGE).content.decode()
    assert "馆子" in page
    assert 'name="verb"' not in page
    assert editor.post(PAGE, {"verb": "drop", "word": "馆子"}).status_code == 403
    assert seat(Post.CLERK).get(PAGE).status_code == 403

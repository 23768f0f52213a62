"""The public lists as pages: what stands on them, why, and what is left out; they follow a signature at once."""

import pytest

from onething.publicity.contracts import ListKind
from tests.factories.publicity import BASIS, REASON, SIGN, signed

pytestmark = pytest.mark.django_db


def test_every_list_has_a_page_that_says_what_it_is(city, browser):
    overview = browser.get("/lists/").content.decode()
    for kind in ListKind:
        assert f'href="/lists/{kind}/"' in overview
        page = browser.get(f"/lists/{kind}/").content.decode()
        assert kind.label in page
        assert kind.definition in page
        assert kind.source in page


def test_figures_stand_beside_their_definitions_and_say_what_is_left_out(city, browser):
    page = browser.get("/lists/").content.decode()
    for said in (
        "实现 80% 以上",
        "100 个高频事项",
        "50% 以上",
        "没有公布次数的不计入",
        "未计入。",
        "非官方公布",
    ):
        assert said in page


def test_a_signature_changes_the_lists_at_once(city, browser):
    assert SIGN not in browser.get("/lists/negative/").content.decode()
    signed(city)
    page = browser.get("/lists/negative/").content.decode()
    for said in (SIGN, REASON, BASIS, "2027年2月28日"):
        assert said in page


def test_things_are_narrowed_by_batch_and_unit(city, browser):
    whole = browser.get("/lists/things/").content.decode()
    assert "第 1 批" in whole
    assert "演示值：没有找到宁乡市公布的批次" in whole
    second = browser.get("/lists/things/", {"batch": "2"}).content.decode()
    assert "企业注销" in second
    assert "我要开餐饮店" not in second
    fire = browser.get("/lists/things/", {"unit": "烟草专卖局"}).content.decode()
    assert fire.count("data-row>") == 2
    assert "这样筛选没有内容" in browser.get("/lists/things/", {"unit": "没有的局"}).content.decode()


def test_no_such_list_is_a_page_of_its_own(city, browser):
    assert browser.get("/lists/nothing/").status_code == 404

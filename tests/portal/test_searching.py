"""Searching on the first page: narrowed by whom, stage, department, place and online; matters that are meant are named."""

import re

import pytest

pytestmark = pytest.mark.django_db


def found(browser, **asked: str) -> set[str]:
    page = browser.get("/", asked).content.decode()
    return set(re.findall(r'class="thing" href="/things/([^/]+)/"', page))


def test_a_search_is_narrowed(city, browser):
    everything = found(browser)
    assert len(everything) == 16
    assert found(browser, event="求学") == {"YJS-020"}
    assert found(browser, department="海关") == {"YJS-006"}
    assert found(browser, audience="person") | found(browser, audience="company") == everything
    assert "YJS-017" in found(browser, place="outside")
    assert found(browser, online="1") | found(browser, online="0") == everything
    assert found(browser, q="消防证", audience="company", department="烟草专卖局") >= {"YJS-002"}
    assert found(browser, event="求学", audience="no such", place="nowhere", online="maybe") == {"YJS-020"}


def test_nothing_fits_is_said_with_a_way_back(city, browser):
    page = browser.get("/", {"event": "求学", "department": "海关"}).content.decode()
    assert "这样筛选没有内容" in page
    assert "看全部的事" in page


def test_what_is_chosen_stays_chosen(city, browser):
    page = browser.get("/", {"q": "开店", "event": "开办企业"}).content.decode()
    assert '<option value="开办企业" selected>' in page
    assert 'value="开店"' in page
    assert '<details class="filter-box" open>' in page


def test_matters_that_are_meant_are_named_and_lead_to_their_guides(city, browser):
    page = browser.get("/", {"q": "公共场所卫生许可"}).content.decode()
    assert re.search(r'说的是：<a href="/things/YJS-004/matters/M06/">公共场所卫生许可</a>', page)
    assert "说的是：" not in browser.get("/").content.decode()


def test_the_first_page_offers_stages_of_life(city, browser):
    page = browser.get("/").content.decode()
    assert 'href="/?event=%E6%B1%82%E5%AD%A6">求学</a>' in page

"""Announcements as people read them: in a list, at the guide of what they touch, one whole; and what stays of a withdrawn one."""

import pytest

from onething.kernel.clock_port import local_day
from tests.factories.catalogue import repealed
from tests.factories.publicity import SOURCE, TITLE, announced, key_of, withdrawn

pytestmark = pytest.mark.django_db
TOLD = "布局图在网上填就行"
# The restaurant's food permit is M02: the list, the thing, the matter, and a matter that it is not about.
SHOWING = (
    "/announcements/", "/things/YJS-002/", "/things/YJS-002/matters/M02/", "/things/YJS-001/",
    "/embed/things/YJS-002/", "/embed/things/YJS-002/matters/M02/",
)  # fmt: skip
SILENT = ("/things/YJS-002/matters/M03/", "/things/YJS-007/", "/embed/things/YJS-002/matters/M03/")


def naming(browser, addresses: tuple[str, ...]) -> list[str]:
    return [address for address in addresses if TITLE in browser.get(address).content.decode()]


def test_it_is_shown_where_it_belongs_and_nowhere_when_withdrawn(city, browser):
    assert naming(browser, SHOWING) == []
    paper_id = announced(city)
    assert naming(browser, SHOWING) == list(SHOWING)
    assert naming(browser, SILENT) == []
    withdrawn(city, paper_id)
    assert naming(browser, SHOWING) == []
    page = browser.get(f"/announcements/{paper_id}/").content.decode()
    assert TOLD not in page
    assert "已于2026年3月2日撤下" in page
    assert "写错了日期。" in page


def test_one_is_read_whole_with_its_source_and_what_it_touches(city, browser):
    paper_id = announced(city)
    page = browser.get(f"/announcements/{paper_id}/").content.decode()
    for said in (TITLE, TOLD, SOURCE, "政策解读", "市场监督管理局", 'href="https://www.samr.gov.cn/"'):
        assert said in page
    assert 'href="/things/YJS-002/"' in page
    assert key_of(city) not in page
    repealed(city, "YJS-002")
    assert 'href="/things/YJS-002/"' not in browser.get(f"/announcements/{paper_id}/").content.decode()


def test_what_looks_like_markup_is_read_as_it_stands(city, browser):
    page = browser.get(f"/announcements/{announced(city, text='注册资本<100万元&也一样。')}/")
    assert "注册资本&lt;100万元&amp;也一样。" in page.content.decode()


def test_one_that_is_over_says_so(city, browser):
    paper_id = announced(city, until=local_day(city.at))
    city.later(days=1)
    page = browser.get(f"/announcements/{paper_id}/").content.decode()
    assert "现在已经过期" in page
    assert TITLE not in browser.get("/announcements/").content.decode()


def test_a_long_list_goes_on(city, browser):
    for number in range(31):
        announced(city, title=f"第{number}号公告")
    page = browser.get("/announcements/").content.decode()
    assert "第30号公告" in page
    assert "第0号公告" not in page
    following = page.split('href="/announcements/?after=')[1].split('"')[0]
    assert "第0号公告" in browser.get(f"/announcements/?after={following}").content.decode()

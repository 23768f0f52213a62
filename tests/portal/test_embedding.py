"""A guide in a department's site: its own policy, no scripts, no cookies; the page that tells how."""

import re
from html import unescape

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
BLOCK = "/embed/things/YJS-002/"


def test_only_listed_sites_may_frame_a_block(city, browser, settings):
    settings.EMBEDDING_SITES = ["https://scjg.example.cn", "https://www.example.cn"]
    answer = browser.get(BLOCK)
    assert (
        "frame-ancestors 'self' https://scjg.example.cn https://www.example.cn"
        in answer["Content-Security-Policy"]
    )
    assert "X-Frame-Options" not in answer
    settings.EMBEDDING_SITES = []
    assert browser.get(BLOCK)["Content-Security-Policy"].endswith("frame-ancestors 'self'")


def test_no_other_page_may_be_framed(city, browser):
    answer = browser.get("/things/YJS-002/")
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("address", [BLOCK, "/embed/things/YJS-002/matters/M02/"])
def test_a_block_runs_nothing_and_sets_no_cookie(city, address):
    answer = Client().get(address)
    page = answer.content.decode()
    assert "<script" not in page
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]
    assert not answer.cookies
    assert "主要设备设施布局" in page
    links = re.findall(r"<a [^>]*>", page)
    assert links
    assert all('target="_blank" rel="noopener"' in link for link in links)


def test_what_is_not_there_says_so_in_the_frame(city, browser):
    answer = browser.get("/embed/things/NO-1/")
    assert answer.status_code == 404
    assert "没有编码为" in answer.content.decode()
    assert "X-Frame-Options" not in answer


def test_the_page_for_webmasters_writes_a_line_that_works(city, browser):
    page = browser.get("/open/", {"thing": "YJS-007"}).content.decode()
    line = unescape(re.search(r"<pre>(.*?)</pre>", page).group(1))
    assert 'src="http://127.0.0.1:8000/embed/things/YJS-007/"' in line
    assert 'title="办事指南：新生儿出生"' in line
    assert browser.get("/embed/things/YJS-007/").status_code == 200
    for feed in ("things", "matters", "changes", "lists/negative"):
        assert f'href="/api/v1/feed/{feed}.csv"' in page
    assert browser.get("/open/", {"thing": "<b>"}).status_code == 200

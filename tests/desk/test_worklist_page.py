"""The list of work as a page: own steps, filters that stay in the address, pages by cursor, nobody else's."""

import re

import pytest

from onething.cases.models.step import Step
from onething.directory.contracts import Post
from tests.factories.city import SMALL, dispatched

MARKET, FIRE = "市场监督管理局", "消防救援大队"


def rows_of(response) -> list[str]:
    return re.findall(r'href="(/desk/cases/[^"]+)" data-row', response.content.decode())


@pytest.mark.parametrize("post", [Post.REVIEWER, Post.DECIDER])
def test_a_department_sees_its_own_steps(city, seat, post):
    dispatched(city, city.citizen())
    city.later(days=60)
    page = seat(post, MARKET).get("/desk/")
    assert page.status_code == 200
    assert "食品经营许可" in page.content.decode()
    assert "消防安全检查" not in page.content.decode()
    assert "已超法定期限" in page.content.decode()


@pytest.mark.parametrize("post", [Post.CLERK, Post.AUDITOR, Post.CITIZEN])
def test_other_posts_get_a_designed_page(seat, post):
    page = seat(post).get("/desk/")
    assert page.status_code == 403
    assert "您现在的岗位不能打开" in page.content.decode()


def test_nobody_known_is_asked_to_sign_in(client, city):
    assert client.get("/desk/").headers["Location"].startswith("/sign-in/staff?next=")


def test_an_empty_list_says_what_will_come(seat, city):
    assert "现在没有要办的" in seat(Post.REVIEWER, FIRE).get("/desk/").content.decode()


def test_filters_stay_in_the_address_and_wrong_ones_are_ignored(city, seat):
    dispatched(city, city.citizen(), SMALL)
    client = seat(Post.REVIEWER, MARKET)
    red = client.get("/desk/?light=red").content.decode()
    assert "/desk/?light=red&amp;state=pending" in red
    assert "这样筛选没有办件" in client.get("/desk/?light=green").content.decode()
    assert len(rows_of(client.get("/desk/?light=blue&state=x&after=_"))) == 2


def test_pages_follow_each_other_without_gap(city, seat, monkeypatch):
    monkeypatch.setattr("onething.desk.views.worklist.PAGE", 2)
    citizen = city.citizen()
    for _ in range(3):
        dispatched(city, citizen, SMALL)
    Step.objects.filter(matter_code="YJS-002/M02").update(state="pending")
    client, address, seen = seat(Post.REVIEWER, MARKET), "/desk/?state=pending", []
    while address:
        page = client.get(address)
        seen += rows_of(page)
        found = re.search(r'href="([^"]+after=[^"]+)"', page.content.decode())
        address = found.group(1).replace("&amp;", "&") if found else ""
    assert len(seen) == 6
    assert len(set(seen)) == 3


def test_queries_do_not_grow_with_cases(city, seat, django_assert_max_num_queries):
    citizen, client = city.citizen(), seat(Post.REVIEWER, MARKET)
    for _ in range(4):
        dispatched(city, citizen, SMALL)
    with django_assert_max_num_queries(6):
        client.get("/desk/")


def test_filters_stay_for_the_next_visit_until_all_is_asked_for(city, seat):
    dispatched(city, city.citizen(), SMALL)
    client = seat(Post.REVIEWER, MARKET)
    kept = client.get("/desk/?light=red&state=pending").cookies["desk_filters"]
    assert kept["httponly"]
    assert kept["path"] == "/desk/"
    assert client.get("/desk/").headers["Location"] == "/desk/?light=red&state=pending"
    assert 'href="/desk/?all=1"' in client.get("/desk/?light=red").content.decode()
    assert client.get("/desk/?all=1").status_code == 200
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize("kept", ["light=blue", "x", "light=red&after=_", "light=" + "r" * 5000, "=&=&&"])
def test_a_cookie_of_nonsense_leads_nowhere(city, seat, kept):
    client = seat(Post.REVIEWER, MARKET)
    client.cookies["desk_filters"] = kept
    answer = client.get("/desk/")
    assert answer.status_code in (200, 302)
    assert answer.headers.get("Location", "/desk/?light=red") == "/desk/?light=red"

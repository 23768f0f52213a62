"""The search over what is in force, on a real database: never stale; what is looked for in vain is counted, nobody named."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from onething.catalogue.actions.loading import publish_package
from onething.catalogue.actions.searching import record_vain_search
from onething.catalogue.contracts import Audience, Place, SearchFilters
from onething.catalogue.models import Publication, Repeal, VainSearchDay
from onething.catalogue.queries import list_life_events, list_vain_searches, search_things
from onething.directory.contracts import POST_PERMISSIONS, Post
from onething.kernel.ids import new_id
from onething.kernel.viewer import ANONYMOUS, Viewer, ViewerKind
from tests.catalogue.packages import demonstration_package
from tests.catalogue.test_publishing import changed_package

pytestmark = pytest.mark.django_db
AT = datetime(2026, 2, 13, 1, 0, tzinfo=UTC)
TODAY = date(2026, 2, 13)
EDITOR = Viewer(
    ViewerKind.PERSON, new_id(), Post.CATALOGUE_EDITOR, "x", POST_PERMISSIONS[Post.CATALOGUE_EDITOR]
)


@pytest.fixture
def in_force() -> None:
    publish_package(package=demonstration_package(), actor_person_id=None, at=AT)


def find(text: str, at: datetime = AT, **filters: object) -> list[str]:
    found = search_things(ANONYMOUS, text=text, at=at, filters=SearchFilters(**filters))  # type: ignore[arg-type]
    return [one.code for one in found.things]


def test_a_search_asks_the_database_once(in_force):
    find("开饭馆")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert find("开饭馆")[0] == "YJS-002"
    assert len(asked) == 1


def test_nothing_published_finds_nothing():
    assert find("开饭馆") == find("") == []


def test_what_is_published_is_found_from_its_day_and_no_longer_by_its_old_name(in_force):
    assert find("火箭发射场") == find("火箭发射场")[:3]
    publish_package(package=changed_package(name="火箭发射场开办"), actor_person_id=None, at=AT)
    assert find("火箭发射场")[0] == "YJS-002"
    found = search_things(ANONYMOUS, text="火箭发射场", at=AT)
    assert (found.is_sure, found.things[0].name) == (True, "火箭发射场开办")


def test_what_is_repealed_is_found_until_its_day(in_force):
    last = Publication.objects.get(thing_code="YJS-006")
    Repeal.objects.create(
        publication=last,
        effective_from=TODAY + timedelta(days=2),
        reason="理由",
        basis="依据",
        repealed_at=AT,
    )
    assert find("企业注销")[0] == "YJS-006"
    assert "YJS-006" not in find("企业注销", AT + timedelta(days=2))
    assert find("企业注销")[0] == "YJS-006"


def test_filters_narrow(in_force):
    everything = find("")
    assert len(everything) == 16
    assert set(find("", audience=Audience.PERSON)) | set(find("", audience=Audience.COMPANY)) == set(
        everything
    )
    assert find("", life_event="求学") == ["YJS-020"]
    assert set(find("", department="海关")) == {"YJS-006"}
    assert "YJS-017" in find("", place=Place.OUTSIDE)
    assert sorted(find("", is_online=True) + find("", is_online=False)) == everything
    assert find("消防证", audience=Audience.PERSON) == [] or "YJS-002" not in find(
        "消防证", audience=Audience.PERSON
    )
    assert "退休养老" in list_life_events(ANONYMOUS, at=AT)


def test_what_is_looked_for_in_vain_is_counted_for_editors(in_force):
    for text in ("火箭发射", " 火箭 发射 ", "飞机起飞"):
        assert record_vain_search(text=text, at=AT)
    record_vain_search(text="火箭发射", at=AT + timedelta(days=1))
    assert not record_vain_search(text="13800000000", at=AT)
    found = list_vain_searches(EDITOR, since=TODAY, until=TODAY + timedelta(days=1))
    assert [(one.text, one.count, one.first_day, one.last_day) for one in found] == [
        ("火箭发射", 3, "2026-02-13", "2026-02-14"), ("飞机起飞", 1, "2026-02-13", "2026-02-13"),
    ]  # fmt: skip
    assert list_vain_searches(EDITOR, since=TODAY + timedelta(days=2), until=TODAY + timedelta(days=3)) == []


@pytest.mark.parametrize("post", [post for post in Post if not post.value.startswith("catalogue")])
def test_nobody_else_sees_what_was_looked_for_in_vain(in_force, post):
    record_vain_search(text="火箭发射", at=AT)
    viewer = Viewer(ViewerKind.PERSON, new_id(), post, "x", POST_PERMISSIONS[post])
    assert list_vain_searches(viewer, since=TODAY, until=TODAY) == []
    assert list_vain_searches(ANONYMOUS, since=TODAY, until=TODAY) == []


def test_a_day_has_an_end(in_force, monkeypatch):
    monkeypatch.setattr("onething.catalogue.actions.searching.MOST_A_DAY", 1)
    assert record_vain_search(text="火箭发射", at=AT)
    assert not record_vain_search(text="飞机起飞", at=AT)
    assert record_vain_search(text="火箭发射", at=AT)


def test_the_database_keeps_no_number():
    with pytest.raises(IntegrityError, match="vain_search_holds_no_number"), transaction.atomic():
        VainSearchDay.objects.create(day=TODAY, text="张三13800000000", count=1)


def test_the_table_holds_text_day_and_count_and_nothing_of_who_asked():
    assert {field.name for field in VainSearchDay._meta.get_fields()} == {"id", "day", "text", "count"}


def test_the_pages_find_and_count(in_force, client, monkeypatch):
    page = client.get("/", {"q": "kaifandian"}).content.decode()
    assert "/things/YJS-002/" in page
    assert VainSearchDay.objects.count() == 0
    nothing = client.get("/", {"q": "火箭发射"}).content.decode()
    assert nothing.count('class="thing"') == 16
    assert VainSearchDay.objects.get().text == "火箭发射"


@pytest.mark.parametrize("text", ["\0", "%", "a" * 5000, "\U0001f600", "'; DROP TABLE x", "开\n饭馆"])
def test_the_interface_answers_any_text(in_force, client, text):
    answer = client.get("/api/v1/search", {"q": text})
    assert answer.status_code == 200


def test_the_interface_says_why_and_narrows(in_force, client):
    found = client.get("/api/v1/search", {"q": "消防证", "audience": "company", "online": "true"}).json()
    first = found["items"][0]
    assert (found["is_sure"], first["code"], first["reason"]) == (True, "YJS-002", "synonym")
    assert first["matters"][0]["code"] == "YJS-002/M03"
    assert client.get("/api/v1/search", {"audience": "nobody"}).status_code == 422

"""One repeal, every channel asked: what ends is gone everywhere at once, at the first minute of its day and not before."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from onething.directory.contracts import Post
from onething.journey import flow
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.publicity.contracts import ListKind
from onething.publicity.queries import get_list
from tests.factories.catalogue import repealed
from tests.factories.city import SMALL
from tests.factories.seats import city, seat

__all__ = ["city", "seat"]
pytestmark = pytest.mark.django_db
CODE, NAME, OTHER = "YJS-002", "我要开餐饮店(餐馆)", "YJS-001"
API = "/api/v1"
# Pages and answers that name what can be done: in force they name the thing, afterwards they do not.
NAMING = (
    "/", "/?q=食品经营许可", "/lists/things/", "/lists/at_once/", "/open/",
    f"{API}/things", f"{API}/search?q=食品经营许可", f"{API}/lists/things", f"{API}/lists/at_once", f"{API}/feed/things",
    f"{API}/feed/things.csv", f"{API}/feed/matters", f"{API}/feed/matters.csv", f"{API}/feed/lists/things",
    f"{API}/feed/lists/things.csv",
)  # fmt: skip
# Pages and answers of the thing itself: in force they are there, afterwards they say since when and why not.
OWN = (
    f"/things/{CODE}/", f"/things/{CODE}/matters/M02/", f"/things/{CODE}/guide.pdf",
    f"/things/{CODE}/matters/M02/guide.pdf", f"/things/{CODE}/questions/", f"/embed/things/{CODE}/",
    f"/embed/things/{CODE}/matters/M02/", f"{API}/things/{CODE}", f"{API}/things/{CODE}/guide",
    f"{API}/things/{CODE}/guide/document", f"{API}/things/{CODE}/matters/M02/guide",
    f"{API}/things/{CODE}/matters/M02/guide/document",
)  # fmt: skip
OF_STAFF = (
    (Post.CLERK, "/counter/take/", f"/counter/take/{CODE}/questions/"),
    (Post.REVIEWER, "/desk/norms/?all=1", f"/desk/norms/{CODE}/M02/"),
)


class Channels:
    """Everybody who could still offer the thing."""

    def __init__(self, seat: Callable[..., Client]) -> None:
        self._anybody = Client()
        self._staff = [(seat(post), lists, own) for post, lists, own in OF_STAFF]

    def list_naming(self) -> Iterator[str]:
        """Yield the addresses of lists that name the thing now."""
        pairs = [(self._anybody, address) for address in NAMING]
        for client, address in [*pairs, *((client, lists) for client, lists, _ in self._staff)]:
            text = client.get(address).content.decode()
            assert OTHER in text, f"{address} names nothing at all"
            if CODE in text:
                yield address

    def list_answering(self) -> Iterator[str]:
        """Yield the thing's own addresses that still offer it; the others say why not (409)."""
        pairs = [(self._anybody, address) for address in OWN]
        for client, address in [*pairs, *((client, own) for client, _, own in self._staff)]:
            answer = client.get(address)
            if answer.status_code == 200:
                yield address
                continue
            assert answer.status_code == 409, address
            assert "停止办理" in answer.content.decode(), address


EVERY_LIST = {*NAMING, *(lists for _, lists, _ in OF_STAFF)}
EVERY_OWN = {*OWN, *(own for _, _, own in OF_STAFF)}


def test_a_repeal_is_seen_in_every_channel(city, seat):
    channels = Channels(seat)
    assert set(channels.list_naming()) == EVERY_LIST
    assert set(channels.list_answering()) == EVERY_OWN
    repealed(city)
    assert set(channels.list_naming()) == set()
    assert set(channels.list_answering()) == set()
    changes = Client().get(f"{API}/feed/changes").json()["items"]
    assert [(one["kind"], one["thing"]) for one in changes][-1] == ("repealed", CODE)
    assert "起停止办理" in Client().get("/changes/").content.decode()
    assert (
        Client()
        .post(f"{API}/things/{CODE}/plan", {"answers": SMALL}, content_type="application/json")
        .status_code
        == 409
    )
    with pytest.raises(Refusal, match=r"thing\.repealed"):
        flow.begin(city.citizen(), thing=CODE, answers=SMALL, at=city.at)
    for kind in ListKind:
        rows = get_list(city.citizen(), kind=kind, at=city.at).rows
        assert not any(CODE in str(row) for row in rows), kind


def test_a_repeal_of_a_day_to_come_is_seen_at_the_first_minute_of_that_day_and_not_before(city, seat):
    channels, day = Channels(seat), local_day(city.at) + timedelta(days=3)
    repealed(city, day=day)
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)
    city.at = midnight - timedelta(minutes=1)
    channels = Channels(seat)
    assert set(channels.list_naming()) == EVERY_LIST
    assert set(channels.list_answering()) == EVERY_OWN
    city.at = midnight
    assert set(channels.list_naming()) == set()
    assert set(channels.list_answering()) == set()

"""Statements of every act and page, exact: none may grow unseen. `make statements` makes what is counted the table."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from onething.command.bench.asking import OverHttp
from onething.command.bench.casting import make_cast
from onething.command.bench.clients import make_way
from onething.command.bench.counting import count_statements
from onething.directory.contracts import Post
from onething.journey import flow
from onething.kernel.clock_port import now
from tests.factories.city import City, begin_and_fill, carry_out_effects
from tests.factories.seats import seat
from tests.journey.test_promising import signed
from tests.journeys.counting import (
    PROMISED,
    REFUSED_AND_MENDED,
    Counts,
    count_acts,
    list_differences,
    list_uncounted,
    read_table,
    write_table,
)
from tests.journeys.living_at_random import Life
from tests.journeys.test_any_life import PROMISED as ON_PROMISE
from tests.pages.test_query_counts import FACES, bring, look_at_all

__all__ = ["seat"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(280)]
RENEWS = "RENEW_STATEMENTS" in os.environ
STATES = ("submitted", "in_review", "issued")


class Inside:
    """A connection to the interface that needs no server: what an act asks the database is counted in this process."""

    def __init__(self) -> None:
        self.client, self.answer = Client(), None

    def request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> None:
        """Ask, as http.client does."""
        named = {name: value for name, value in headers.items() if name != "Content-Type"}
        kind = headers["Content-Type"]
        self.answer = self.client.generic(method, path, body, content_type=kind, headers=named)

    def getresponse(self) -> Any:
        """Return what was answered, readable once as http.client's answers are."""
        answer: Any = self.answer
        return type("Answer", (), {"status": answer.status_code, "read": lambda _self: answer.content})()


def hold(found: dict[str, Any]) -> None:
    """Hold what was counted against the table, or make it the table."""
    known = read_table()
    if RENEWS:
        write_table(known | found)
        return
    assert list_differences(found, known={group: known.get(group, {}) for group in found}) == [], (
        "more statements than before: mend it; fewer, or a new act or page: make statements"
    )


def dispatched(city: City, answers: dict[str, str]) -> Life:
    """A life whose case the departments have, with a promise where the answers bring one."""
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = begin_and_fill(city, citizen, answers)
    signature = signed(city, citizen, case_id)
    flow.submit(citizen, case_id=case_id, signature=signature, at=city.later(minutes=1))
    for act in (flow.receive, flow.accept, flow.dispatch):
        act(clerk, case_id=case_id, at=city.later(minutes=1))
    carry_out_effects(city)
    return Life(city, citizen, case_id, strangers=city.citizen(2))


def count_main_way() -> tuple[Counts, Counts]:
    """The life of `bench cases`, in process and over HTTP; what is read once and kept has been read."""
    cast = make_cast(at=now())
    own = make_way("in_process", cast=cast, index=0, address="")
    asked = OverHttp(cast=cast, index=1, address="")
    asked.connection = Inside()  # type: ignore[assignment]
    work = lambda: carry_out_effects(City(at=now()))  # noqa: E731
    count_statements(own)
    count_statements(asked, work=work)
    return count_statements(own), count_statements(asked, work=work)


def test_no_act_asks_the_database_more_than_the_table_says(city: City) -> None:
    in_process, over_http = count_main_way()
    mended = count_acts(dispatched(city, ON_PROMISE | {"fire_mode": "inspection"}), REFUSED_AND_MENDED)
    promised = count_acts(dispatched(city, ON_PROMISE), PROMISED)
    uncounted = dict.fromkeys(list_uncounted({**in_process, **mended, **promised}), 0)
    hold(
        {
            "main way, in process": in_process,
            "main way, over HTTP": over_http,
            "refused and mended": mended,
            "promised": promised,
            "verbs no story here counts": uncounted,
        }
    )


def test_no_page_asks_the_database_more_than_the_table_says(city: City, seat: Callable[..., Client]) -> None:
    cases = {state: bring(city, state=state) for state in STATES}
    found = {}
    for name, face in FACES.items():
        browser = seat(face.post, face.unit)
        look_at_all(browser, face=face, cases=cases)
        found[f"pages of {name}"] = look_at_all(browser, face=face, cases=cases)
    hold(found)


def test_a_difference_is_told_with_its_name_and_both_numbers() -> None:
    known = {"acts": {"permit": [12], "accept": [13]}}
    assert list_differences({"acts": {"permit": [13], "accept": [13]}}, known=known) == [
        "acts/permit: [12] statements before, [13] now"
    ]
    assert list_differences({"acts": {"accept": [13]}}, known=known) == [
        "acts/permit: [12] statements before, None now"
    ]

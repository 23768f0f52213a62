"""Twenty workers on one case: every act once, each who came too late told why, no deadlock; and locks come in one order."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onething.cases.contracts.given import Delivery, OpinionGiven
from onething.cases.contracts.kinds import DeliveryMethod
from onething.cases.models.step import Step
from onething.command.bench.casting import make_cast
from onething.command.bench.clients import make_way
from onething.command.bench.living import live
from onething.credentials.models import Result, SeriesNumber
from onething.directory.contracts import Post
from onething.journey import effects, flow
from onething.kernel.clock_port import now
from onething.kernel.viewer import SYSTEM, Viewer
from onething.ledger.models import Entry
from onething.ledger.queries import verify_ledger
from onething.outbox.models import WaitingEffect
from tests.factories.city import CITIZEN, City, carry_out_effects, states, submitted
from tests.journeys.racing import Runner, finish, list_refusals, race_in_case

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(280)]
WORKERS = 20
FOR = OpinionGiven(reasons="材料齐全，符合条件。")
Known = dict[str, Any]


class Crowd:
    """Twenty threads that wait for one case at the same moment, and then do all they came for."""

    def __init__(self, city: City, known: Known) -> None:
        self.city, self.known = city, known
        self.case_id = submitted(city, city.citizen())

    def all_try(self, act: Callable[..., object], who: Viewer, **given: Any) -> None:
        """All twenty try the same act on the case; one does it."""
        acts = [lambda: act(who, case_id=self.case_id, at=self.city.at, **given)] * WORKERS
        refused = list_refusals(race_in_case(self.known, *acts, case_id=self.case_id))
        assert refused == ["cases.move.not_now"] * (WORKERS - 1), refused

    def all_try_on_steps(self, post: Post, act: Callable[..., object], **given: Any) -> None:
        """All twenty try an act on the open steps, several on each; each step gets it once."""
        open_ones = Step.objects.filter(case_id=self.case_id, state__in=["pending", "in_review"])
        steps = list(open_ones.select_related("unit").order_by("number"))
        people = {step.id: self.city.viewer(post, step.unit.name) for step in steps}
        taken = [steps[index % len(steps)] for index in range(WORKERS)]
        acts = [
            lambda step=step: act(people[step.id], step_id=step.id, at=self.city.at, **given)
            for step in taken
        ]
        refused = list_refusals(race_in_case(self.known, *acts, case_id=self.case_id))
        assert len(refused) == WORKERS - len(steps), refused

    def work(self) -> None:
        """Twenty workers carry out everything that waits, each all of it."""
        waiting = list(WaitingEffect.objects.filter(done_at__isnull=True).order_by("enqueued_at", "id"))

        def act() -> None:
            for effect in waiting:
                effects.carry_out(effect_id=effect.id, at=self.city.at)

        finish([Runner(act) for _ in range(WORKERS)])


def test_twenty_workers_live_one_case_and_every_act_is_done_once(
    city: City, database_connection: Known
) -> None:
    crowd = Crowd(city, database_connection)
    clerk = city.viewer(Post.CLERK)
    for act in (flow.receive, flow.accept, flow.dispatch):
        crowd.all_try(act, clerk)
    for _wave in range(2):
        crowd.all_try_on_steps(Post.REVIEWER, flow.start_review)
        crowd.all_try_on_steps(Post.DECIDER, flow.permit, opinion=FOR)
    crowd.all_try(flow.confirm, city.viewer(Post.LEAD, "市场监督管理局"))
    crowd.work()
    crowd.all_try(flow.deliver, clerk, delivery=Delivery(DeliveryMethod.WINDOW, CITIZEN["name"]))
    crowd.all_try(flow.archive, clerk)
    carry_out_effects(city)
    check_each_once(crowd)


def check_each_once(crowd: Crowd) -> None:
    """One act of each kind for the case and each step, one result a step, every number used, the chain whole."""
    chain = Entry.objects.filter(subject_id=crowd.case_id).order_by("seq")
    assert [row.seq for row in chain] == list(range(1, len(chain) + 1))
    acts = Counter((row.verb, row.step_id) for row in chain)
    assert set(acts.values()) == {1}, [act for act, times in acts.items() if times > 1]
    steps = {name: state for name, state in states(crowd.case_id).items() if name != "case"}
    assert set(steps.values()) == {"issued"}
    assert Result.objects.filter(state="valid").count() == len(steps) == 6
    assert not SeriesNumber.objects.exclude(state="used").exists()
    assert verify_ledger(SYSTEM).sound


# The order in which an act locks (docs/decisions/0030): a later kind may wait for an earlier one, never the other way round.
ORDER = (
    "replies_reply", "outbox_effect", "directory_person", "cases_case", "cases_number_counter", "credentials_result",
    "credentials_number_series",
)  # fmt: skip
LOCKED = re.compile(r'FROM "(\w+)" .*FOR UPDATE|INSERT INTO (\w+) .*ON CONFLICT', re.S)
SERIES = re.compile(r"\('[0-9a-f-]{36}'::uuid, '(\w+)', '(\w+)', \d+, [01]\)")


def list_locks(statements: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the tables that a transaction locks rows of, and the series (kind, unit) it locks, each when it first does."""
    found = [match for sql in statements if (match := LOCKED.search(sql))]
    tables = dict.fromkeys(match.group(1) or match.group(2) for match in found)
    series = dict.fromkeys(
        pair for sql in statements if "credentials_number_series" in sql for pair in SERIES.findall(sql)
    )
    return list(tables), list(series)


def test_every_act_of_a_life_locks_in_one_order(city: City) -> None:
    way = make_way("in_process", cast=make_cast(at=now()), index=0, address="")
    life, value, seen = live(way), None, set[str]()
    while True:
        try:
            deed = life.send(value)
        except StopIteration:
            break
        assert deed is not None
        with CaptureQueriesContext(connection) as statements:
            value = deed.do()
        tables, series = list_locks([one["sql"] for one in statements.captured_queries])
        assert set(tables) <= set(ORDER), f"{deed.verb} locks what has no place in the order: {tables}"
        assert tables == sorted(tables, key=ORDER.index), f"{deed.verb} locks {tables}"
        for kind in {kind for kind, _unit in series}:
            units = [unit for known, unit in series if known == kind]
            assert units == sorted(units), f"{deed.verb} locks the series {kind} of {units}"
        seen |= set(tables)
    assert {"cases_case", "cases_number_counter", "credentials_number_series"} <= seen

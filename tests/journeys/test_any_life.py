"""Anybody tries anything at any time on the real actions and PostgreSQL; whatever happens, the law holds.

ONETHING_LIVES=300 lives longer and more often than the suite does.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from onething.cases.contracts.hearings import HearingState
from onething.cases.contracts.kinds import StepState
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.queries.one_case import list_next_acts
from onething.cases.states import GONE_STEP_STATES
from onething.credentials.models import Result
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.jobs import run_day_timers, run_timers
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.models import Entry
from onething.ledger.queries import verify_ledger
from onething.outbox.models import WaitingEffect
from tests.factories.city import ANSWERS, City, begin_and_fill, carry_out_effects, load_city
from tests.journey.test_promising import signed
from tests.journeys.living_at_random import CASE_ACTS, ENDS, LAWFUL, PEOPLE, STEP_ACTS, Life, release

LIVES = int(os.environ.get("ONETHING_LIVES", "10"))
ACTS_A_LIFE = 60 if LIVES > 50 else 25
PROMISED = ANSWERS | {
    "fire_mode": "commitment",
    "has_sign": "false",
    "sells_tobacco": "false",
    "eia_register": "false",
}
DECIDING = {"issue", "decide_refusal"}
pytestmark = pytest.mark.django_db


@dataclass
class Town:
    """What every life begins with: a city with two dispatched cases, one of them with a promise."""

    city: City
    cases: dict[str, Any]


def build_town() -> Town:
    city = load_city()
    citizen, clerk, cases = city.citizen(), city.viewer(Post.CLERK), {}
    for name, answers in (("plain", PROMISED | {"fire_mode": "inspection"}), ("promised", PROMISED)):
        case_id = begin_and_fill(city, citizen, answers)
        signature = signed(city, citizen, case_id)
        flow.submit(citizen, case_id=case_id, signature=signature, at=city.later(minutes=1))
        for act in (flow.receive, flow.accept, flow.dispatch):
            act(clerk, case_id=case_id, at=city.later(minutes=1))
        cases[name] = case_id
    carry_out_effects(city)
    return Town(city, cases)


def standing(step: Step) -> tuple[Any, ...]:
    """What the acts that are open on a step depend on."""
    changed = (step.change_state, step.ended_as, step.is_affected)
    return (
        step.state,
        step.pause_state,
        step.promise_state,
        step.extension_asked,
        step.extended_days,
        *changed,
    )


@contextmanager
def undone() -> Iterator[None]:
    """Whatever a life does is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class AnyLife(RuleBasedStateMachine):
    """One life: acts of people, days that pass, the worker; and what must hold after each."""

    town: Town
    seen: Counter[str]
    left: set[Any]  # where a way out was found before

    def __init__(self) -> None:
        super().__init__()
        self.undo = undone()
        self.undo.__enter__()

    def teardown(self) -> None:
        try:
            self.live_to_an_end()
        finally:
            self.undo.__exit__(None, None, None)

    @initialize(name=st.sampled_from(["plain", "promised"]))
    def begin(self, name):
        self.city = City(at=self.town.city.at)
        citizen = self.city.citizen()
        self.life = Life(self.city, citizen, self.town.cases[name], self.city.citizen(2))

    @rule(
        verb=st.sampled_from(sorted(STEP_ACTS)),
        index=st.integers(0, 2),
        post=st.sampled_from(PEOPLE),
        is_stranger=st.sampled_from([False, False, False, True]),
    )
    def try_on_a_step(self, verb, index, post, is_stranger):
        steps = self.life.steps
        step = steps[index % len(steps)]
        who = self.life.viewer(post, step=step, is_stranger=is_stranger)
        noun_states = [("step", verb[0], step.state)]
        self.attempt(verb[0], lambda: STEP_ACTS[verb](self.life, who, step), states=noun_states, post=post,
                     may=not is_stranger or post in (Post.CLERK, Post.LEAD, Post.GOVERNMENT_HEAD))  # fmt: skip

    @rule(verb=st.sampled_from(sorted(CASE_ACTS)), post=st.sampled_from(PEOPLE), is_stranger=st.booleans())
    def try_on_the_case(self, verb, post, is_stranger):
        step = self.life.steps[0]
        who = self.life.viewer(post, step=step, is_stranger=is_stranger and post is Post.CITIZEN)
        states = [("case", verb[0], self.life.case.state)]
        self.attempt(verb[0], lambda: CASE_ACTS[verb](self.life, who, step), states=states, post=post,
                     may=not (is_stranger and post is Post.CITIZEN))  # fmt: skip

    @rule(pick=st.integers(0, 1000))
    def do_what_is_next(self, pick):
        """Half of what happens is lawful: something that the product itself offers."""
        offered = self.list_offered()
        if offered:
            self.do(offered[pick % len(offered)])

    @rule(first=st.integers(0, 1000), then=st.integers(0, 1000))
    def go_on(self, first, then):
        self.do_what_is_next(first)
        self.do_what_is_next(then)

    @rule(days=st.sampled_from([0, 1, 3, 10, 40]))
    def let_days_pass(self, days):
        self.city.later(days=days, minutes=7)
        run_timers(at=self.city.at)
        run_day_timers(at=self.city.at)

    @rule()
    def work(self):
        carry_out_effects(self.city)

    @rule(index=st.integers(0, 2))
    def burn_a_fuse(self, index):
        steps = self.life.steps
        step = steps[index % len(steps)]
        states = [("step", "fuse", step.state)]
        self.attempt("fuse", lambda: release(self.life, step), states=states, post=Post.SYSTEM, may=True)

    def attempt(self, verb, act, *, states, post, may):
        """Do it or be refused; what the law table does not allow is refused, whoever asks."""
        self.city.later(minutes=1)
        try:
            with transaction.atomic():
                act()
        except Refusal as refusal:
            self.seen[f"refused {refusal.code}"] += 1
            return
        lawful = may and all((noun, name, state, str(post)) in LAWFUL for noun, name, state in states)
        assert lawful, (verb, states, post)
        self.seen[verb] += 1

    def list_offered(self):
        """Every act that the product offers to anybody, with who it is offered to."""
        return [
            (post, who, act)
            for post, who in self.life.people
            for act in list_next_acts(who, case_id=self.life.case_id, at=self.city.at)
        ]

    def do(self, offered):
        _post, who, act = offered
        step = next((one for one in self.life.steps if one.id == act.step_id), self.life.steps[0])
        verb = "reopen" if act.verb == "mend" else act.verb
        acts = STEP_ACTS if act.step_id else CASE_ACTS
        key = next((key for key in sorted(acts) if key[0] == verb), None)
        if key is None:
            return  # acts of other tests: claiming, assigning
        self.city.later(minutes=1)
        with transaction.atomic():
            acts[key](self.life, who, step)
        self.seen[verb] += 1

    @invariant()
    def nothing_is_signed_without_a_formal_decision(self):
        results = {one.step_id: one for one in Result.objects.exclude(state="discarded")}
        for step in self.life.steps:
            result = results.get(step.id)
            holds = step.state == StepState.ISSUED and not step.ended_as
            assert (result is not None and result.state == "valid") is holds
            assert (result is not None) is (step.state in (StepState.ISSUING, StepState.ISSUED))
            if step.state == StepState.ISSUED:
                assert step.decided_at is not None and step.decision == "permit"  # noqa: PT018

    @invariant()
    def no_step_is_decided_twice_and_the_ledger_replays_to_the_same_state(self):
        replayed: dict[Any, str] = {}
        decided: Counter[Any] = Counter()
        for entry in Entry.objects.filter(subject_id=self.life.case_id).order_by("seq"):
            assert replayed.get(entry.step_id, "nowhere") == entry.from_state, entry.verb
            replayed[entry.step_id] = entry.to_state
            decided[entry.step_id] += entry.verb in DECIDING and entry.step_id is not None
        assert max(decided.values(), default=0) <= 1
        assert replayed.pop(None) == self.life.case.state
        assert replayed == {step.id: step.state for step in self.life.steps}

    @invariant()
    def every_state_has_a_lawful_way_out(self):
        case = self.life.case
        if case.state in ENDS:
            assert all(step.state in GONE_STEP_STATES | {StepState.ISSUED} for step in self.life.steps)
            return
        place = (case.state, case.open_points, *(standing(step) for step in self.life.steps))
        if place in self.left:
            return
        waits = WaitingEffect.objects.filter(done_at__isnull=True).exists()
        assert waits or self.list_offered(), (case.state, [step.state for step in self.life.steps])
        self.left.add(place)

    def live_to_an_end(self):
        """From wherever this life came to, what the product offers leads to an end of the case."""
        order = ("resume", "approve_pause", "decline_extension", "close_point", "waive_hearing", "start_review",
                 "permit_on_promise", "permit", "drop", "reopen", "end", "confirm", "deliver", "archive")  # fmt: skip
        for _ in range(60):
            carry_out_effects(self.city)
            if self.life.case.state in ENDS:
                break
            offered = self.list_offered()
            ranked = [
                one
                for verb in order
                for one in offered
                if ("reopen" if one[2].verb == "mend" else one[2].verb) == verb
            ]
            ranked = ranked or self.list_hearing_acts(offered)
            assert ranked, (self.life.case.state, sorted({act.verb for _, _, act in offered}))
            self.do(ranked[0])
        assert self.life.case.state in ENDS
        self.nothing_is_signed_without_a_formal_decision()
        self.no_step_is_decided_twice_and_the_ledger_replays_to_the_same_state()
        assert verify_ledger(SYSTEM).sound

    def list_hearing_acts(self, offered):
        """A hearing that was asked for is proposed or dated; its day comes."""
        asked = {step.id for step in self.life.steps if step.hearing_state == HearingState.ASKED}
        self.city.later(days=15)
        return [
            one
            for verb in ("set_hearing", "propose_pause")
            for one in offered
            if one[2].verb == verb and one[2].step_id in asked
        ]


def test_whatever_anybody_does_the_law_holds():
    AnyLife.town, AnyLife.seen, AnyLife.left = build_town(), Counter(), set()
    run_state_machine_as_test(
        AnyLife,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=ACTS_A_LIFE,
            deadline=None,
            database=None,
            derandomize=LIVES <= 50,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(AnyLife.seen.most_common())
    assert Case.objects.filter(state="in_review").count() == len(
        AnyLife.town.cases
    )  # every life was taken back
    assert {"permit", "start_review", "cases.move.not_now"} <= {
        one.removeprefix("refused ") for one in AnyLife.seen
    }

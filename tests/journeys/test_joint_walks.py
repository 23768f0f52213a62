"""Walks through the model of the joint protocol, lived on the real actions: the same acts refused, the same rows after."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from django.db import transaction

from onething.cases.contracts.given import Delivery, Mending, OpinionGiven
from onething.cases.contracts.kinds import DeliveryMethod, IssuanceCause
from onething.cases.models.case import Case
from onething.cases.models.issuance import Issuance
from onething.cases.models.step import Step
from onething.cases.states import Effect
from onething.credentials.models import Result
from onething.directory.contracts import Post
from onething.journey import effects, flow
from onething.journey.ways import choosing
from onething.kernel.clock import LimitUnit
from onething.kernel.errors import Refusal
from onething.ledger.models import Entry
from onething.outbox.models import WaitingEffect
from tests.cases.joint_acts import CASE_ACTS, STEP_ACTS, try_act
from tests.cases.joint_model import JOINT, Model, State
from tests.cases.joint_shapes import PlannedStep, Shape
from tests.cases.joint_worker import list_work
from tests.factories.city import CITIZEN, SMALL, City, dispatched, load_city

THREE = SMALL | {"sells_tobacco": "true"}
BEFORE = ("submit", "receive", "accept", "dispatch")
Tried = tuple[str, int | None]
WORK: Tried = ("work", None)
CASE_VERBS = ("confirm", "end", "withdraw", "deliver", "archive")
STEP_VERBS = ("start_review", "permit", "refuse", "reopen", "drop", "separate", "fuse")
EVERYTHING: list[Tried] = [(verb, None) for verb in CASE_VERBS]
EVERYTHING += [(verb, index) for verb in STEP_VERBS for index in range(3)]
WEIGHTS = dict.fromkeys((*CASE_VERBS, *STEP_VERBS, "work"), 8) | {
    "refuse": 4,
    "fuse": 3,
    "separate": 2,
    "end": 3,
    "withdraw": 0.3,
}
SILLY = 0.2  # how often something is tried that may be refused
WALKS = 10
FOR, AGAINST = (
    OpinionGiven(reasons="材料齐全，符合条件。"),
    OpinionGiven(reasons="不符合要求。", articles=("第三条",)),
)

MENDED = Mending("已经按要求改好了，请再看。")


class Walk:
    """One case on both sides: rows in the database, a state in the model."""

    def __init__(self, city: City) -> None:
        self.city, self.citizen = city, city.citizen()
        self.case_id = dispatched(city, self.citizen, THREE)
        WaitingEffect.objects.all().delete()  # what was told so far is no part of this
        self.model = Model(shape_of(self.list_steps()))
        self.model.symmetries = (tuple(self.model.places),)  # the steps keep their names
        self.state = self.model.begin()
        for verb in BEFORE:
            self.state = self._expect(try_act(self.model, self.state, CASE_ACTS[verb]))
        self.start = self.state

    @staticmethod
    def _expect(state: State | None) -> State:
        assert state is not None
        return state

    def list_steps(self) -> list[Step]:
        return list(Step.objects.filter(case_id=self.case_id).select_related("unit").order_by("number"))

    def check_same(self) -> None:
        """The rows are those of the model."""
        steps = self.list_steps()
        results = dict(Result.objects.values_list("step_id", "state"))
        waiting = WaitingEffect.objects.filter(done_at__isnull=True, effect=Effect.PREPARE_ISSUANCE)
        assert Case.objects.get(id=self.case_id).state == self.state.case
        assert tuple(step.state for step in steps) == self.state.steps
        assert tuple(results.get(step.id, "-") for step in steps) == self.state.results
        assert tuple(sorted(self._name(effect.payload, steps) for effect in waiting)) == self.state.effects
        assert Result.objects.count() == sum(self.state.ordered)

    def _name(self, payload: dict[str, Any], steps: list[Step]) -> tuple[str, int]:
        places = {str(step.id): place for place, step in enumerate(steps)}
        return ("prepare", places.get(payload["step_id"], JOINT))

    def do(self, verb: str, index: int | None = None) -> bool:
        """Act on both sides: both refuse or both do; return whether it was done."""
        if index is None:
            reached = try_act(self.model, self.state, CASE_ACTS[verb])
        else:
            reached = try_act(self.model, self.state, STEP_ACTS[verb], index=index)
        self.city.later(minutes=1)
        try:
            self._act(verb, index)()
            refused = ""
        except Refusal as refusal:
            refused = refusal.code
        assert bool(refused) is (reached is None), (verb, index, self.state, refused)
        if reached is None:
            return False
        self.state = reached
        return True

    def _act(self, verb: str, index: int | None) -> Callable[[], object]:
        city, at, case = self.city, self.city.at, {"case_id": self.case_id}
        if index is None:
            clerk, lead = city.viewer(Post.CLERK), city.viewer(Post.LEAD)
            delivery = Delivery(DeliveryMethod.WINDOW, CITIZEN["name"])
            return {
                "confirm": lambda: flow.confirm(lead, **case, at=at),
                "end": lambda: flow.end(self.citizen, **case, at=at),
                "withdraw": lambda: flow.withdraw(self.citizen, **case, at=at),
                "deliver": lambda: flow.deliver(clerk, **case, delivery=delivery, at=at),
                "archive": lambda: flow.archive(clerk, **case, at=at),
            }[verb]
        step = self.list_steps()[index]
        reviewer, decider = (city.viewer(post, step.unit.name) for post in (Post.REVIEWER, Post.DECIDER))
        on = {"step_id": step.id, "at": at}
        return {
            "start_review": lambda: flow.start_review(reviewer, **on),
            "permit": lambda: flow.permit(decider, opinion=FOR, **on),
            "refuse": lambda: flow.refuse(decider, opinion=AGAINST, **on),
            "reopen": lambda: choosing.mend(self.citizen, mending=MENDED, **on),
            "drop": lambda: choosing.drop(self.citizen, **on),
            "separate": lambda: choosing.separate(self.citizen, **on),
            "fuse": lambda: flow.release(cause=IssuanceCause.FUSE, **on),
        }[verb]

    def work(self) -> None:
        """Carry the oldest issuance out on both sides, without a death."""
        waiting = WaitingEffect.objects.filter(done_at__isnull=True, effect=Effect.PREPARE_ISSUANCE)
        row = waiting.order_by("enqueued_at", "id").first()
        assert row is not None
        taken = self._name(row.payload, self.list_steps())
        effects.carry_out(effect_id=row.id, at=self.city.later(minutes=1))
        at_work = [one for name, one in list_work(self.model, state=self.state) if name == "worker take"]
        self.state = next(one for one in at_work if one.workers[0][1] == taken)
        while self.state.workers:
            self.state = next(one for name, one in list_work(self.model, state=self.state) if name != "crash")

    def walk(self, random: Random) -> list[str]:
        """Try anything, now and then what is refused, until nothing more can happen; return what was done."""
        self.state, done = self.start, []
        while options := self._list_options():
            tried = random.choices(options, [WEIGHTS[verb] for verb, _ in options])[0]
            if random.random() < SILLY:
                tried = random.choice(EVERYTHING)
            if tried == WORK:
                self.work()
            if tried == WORK or self.do(*tried):
                done.append(tried[0])
            self.check_same()
        return done

    def _list_options(self) -> list[Tried]:
        """What the model would not refuse now."""
        acts = [
            (verb, index)
            for verb, index in EVERYTHING
            if index is None and try_act(self.model, self.state, CASE_ACTS[verb])
        ]
        acts += [
            (verb, index)
            for verb, index in EVERYTHING
            if index is not None and try_act(self.model, self.state, STEP_ACTS[verb], index=index)
        ]
        return [*acts, WORK] if self.state.effects else acts


def shape_of(steps: list[Step]) -> Shape:
    """The case's own plan as a shape."""
    codes = [step.matter_code for step in steps]
    limited = {step.matter_code: step.fuse_at is not None or bool(step.needs) for step in steps}
    return Shape(
        tuple(
            PlannedStep(
                needs=tuple(codes.index(need) for need in step.needs),
                kind=step.kind,
                place=step.place,
                release=step.release,
                unit=LimitUnit.WORKING_DAYS if limited[step.matter_code] else LimitUnit.ON_THE_SPOT,
                has_condition=bool(step.conditions),
            )
            for step in steps
        )
    )


pytestmark = pytest.mark.django_db


def test_what_a_fused_result_rests_on_goes_out_with_it():
    """Else the applicant's end would leave a licence standing on one that was never issued."""
    walk = Walk(load_city())
    for verb, index in [("start_review", 0), ("permit", 0), ("start_review", 1), ("permit", 1), ("fuse", 1)]:
        assert walk.do(verb, index)
    walk.check_same()
    assert walk.state.steps == ("issuing", "issuing", "pending")
    assert Issuance.objects.count() == 1
    assert walk.do("start_review", 2)
    assert walk.do("refuse", 2)
    assert walk.do("end")
    walk.work()
    walk.check_same()
    assert walk.state.steps == ("issued", "issued", "refused")
    taken = Entry.objects.filter(subject_id=walk.case_id, verb__in=["take_up", "fuse"]).order_by("seq")
    assert [(one.verb, one.actor_kind) for one in taken] == [("fuse", "system"), ("take_up", "system")]


def test_the_model_and_the_product_are_the_same_protocol():
    walk, seen = Walk(load_city()), set()
    assert [step.needs for step in walk.model.shape.steps] == [(), (0,), (0,)]
    for seed in range(WALKS):
        with transaction.atomic():
            done = walk.walk(Random(seed))
            transaction.set_rollback(True)
        print(seed, walk.state.case, " ".join(done))
        seen |= {*done, walk.state.case}
    assert seen >= {*STEP_VERBS, *CASE_VERBS, "work"}

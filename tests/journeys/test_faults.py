"""A case of three steps, the database failing at every single write, commit and answer in turn: as if nothing had been."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from onething.cases.contracts.given import Delivery, Mending, OpinionGiven
from onething.cases.contracts.kinds import DeliveryMethod
from onething.cases.models.step import Step
from onething.cases.queries.one_case import get_case
from onething.cases.states import Effect
from onething.credentials.models import Result, SeriesNumber
from onething.directory.contracts import Post
from onething.directory.models import Unit
from onething.journey import effects, flow
from onething.journey.demonstration_values import fill_form, make_paper
from onething.journey.jobs import drain_outbox
from onething.journey.once import answer_once
from onething.journey.ways import choosing
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM, Viewer
from onething.ledger.models import Entry
from onething.ledger.queries import verify_ledger
from onething.notify.models import LocalMessage
from onething.outbox.models import WaitingEffect
from tests.factories.city import CITIZEN, SMALL, City, sign, states, step_of
from tests.journeys.faults import AFTER, Onlooker, failing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(280)]
THREE = SMALL | {"sells_tobacco": "true"}
MATTERS = ("M01", "M02", "M05")
GROUNDS = OpinionGiven(reasons="材料齐全，符合条件。")
AGAINST = OpinionGiven(reasons="现场不符合要求。", articles=("食品安全法第三十五条",))
# Three prints, the issue, the mark; the index, the mark; a message is one transaction with its mark.
TRANSACTIONS = {Effect.PREPARE_ISSUANCE: 5, Effect.COMPLETE_ARCHIVE: 2}
Act = Callable[[], Any]
Try = Callable[..., Any]


@pytest.fixture
def onlooker(city: City, database_connection: dict[str, Any]) -> Iterator[Onlooker]:
    with closing(Onlooker(database_connection)) as made:
        yield made


class Story:
    """A case lived act by act; `run` decides how an act is tried."""

    def __init__(self, city: City, run: Try, *, name: str) -> None:
        self.city, self.run, self.name = city, run, name
        self.acts = 0

    def do(self, viewer: Viewer, act: Act) -> str:
        """Let a person act, with a request key as the interface does; return what was answered."""
        self.acts += 1
        key, at = f"{self.name}-{self.acts:04d}", self.city.later(minutes=1)
        asked = lambda: (200, str(act()))  # noqa: E731
        return self.run(lambda: answer_once(viewer, key=key, fingerprint="f" * 64, act=asked, at=at)).body

    def work(self) -> None:
        """Let the worker hand over and carry out what waits."""
        while WaitingEffect.objects.filter(done_at__isnull=True).exists():
            self.run(lambda: drain_outbox(at=self.city.at))
            for effect in WaitingEffect.objects.filter(done_at__isnull=True).order_by("enqueued_at", "id"):
                carry = lambda effect=effect: effects.carry_out(effect_id=effect.id, at=self.city.at)  # noqa: E731
                self.run(carry, transactions=TRANSACTIONS.get(effect.effect, 1))

    def live(self, citizen: Viewer) -> UUID:
        """From the draft to the archive, with one refusal that is mended."""
        city, clerk = self.city, self.city.viewer(Post.CLERK)
        case_id = self._apply(citizen)
        for act in (flow.receive, flow.accept, flow.dispatch):
            self.do(clerk, lambda act=act: act(clerk, case_id=case_id, at=city.at))
        self.work()
        self._review(case_id, "M01", flow.permit, GROUNDS)
        self._review(case_id, "M05", flow.refuse, AGAINST)
        self._review(case_id, "M02", flow.permit, GROUNDS)
        refused = step_of(case_id, "M05").id
        self.do(
            citizen,
            lambda: choosing.mend(
                citizen, step_id=refused, mending=Mending("已经按要求改好了，请再看。"), at=city.at
            ),
        )
        self._review(case_id, "M05", flow.permit, GROUNDS)
        lead = city.viewer(Post.LEAD)
        self.do(lead, lambda: flow.confirm(lead, case_id=case_id, at=city.at))
        self.work()
        delivery = Delivery(DeliveryMethod.WINDOW, CITIZEN["name"])
        self.do(clerk, lambda: flow.deliver(clerk, case_id=case_id, delivery=delivery, at=city.at))
        self.do(clerk, lambda: flow.archive(clerk, case_id=case_id, at=city.at))
        self.work()
        return case_id

    def _apply(self, citizen: Viewer) -> UUID:
        city = self.city
        begin = lambda: flow.begin(citizen, thing="YJS-002", answers=THREE, at=city.at)  # noqa: E731
        case_id = UUID(self.do(citizen, begin))
        case = get_case(citizen, case_id=case_id)
        values = fill_form(case.plan["form"], citizen=CITIZEN, today=local_day(city.at))
        self.do(
            citizen,
            lambda: flow.fill(citizen, case_id=case_id, values=values, revision=case.revision, at=city.at),
        )
        for material in [one for one in case.plan["materials"] if one["asked"]]:
            given = {"key": material["key"], "name": "材料.pdf", "content": make_paper(material["name"])}
            self.do(citizen, lambda given=given: flow.hand_in(citizen, case_id=case_id, at=city.at, **given))
        signature = sign(city, citizen, case_id)
        self.do(citizen, lambda: flow.submit(citizen, case_id=case_id, signature=signature, at=city.at))
        return case_id

    def _review(self, case_id: UUID, matter: str, opine: Callable[..., None], opinion: OpinionGiven) -> None:
        step, city = step_of(case_id, matter), self.city
        reviewer = city.viewer(Post.REVIEWER, step.unit.name)
        decider = city.viewer(Post.DECIDER, step.unit.name)
        self.do(reviewer, lambda: flow.start_review(reviewer, step_id=step.id, at=city.at))
        self.do(decider, lambda: opine(decider, step_id=step.id, opinion=opinion, at=city.at))


def just(act: Act, *, transactions: int = 1) -> Any:
    """Try nothing, only act."""
    assert transactions
    return act()


def list_verbs(case_id: UUID) -> list[str]:
    return list(Entry.objects.filter(subject_id=case_id).order_by("seq").values_list("verb", flat=True))


def list_effects(after: int) -> list[str]:
    return list(WaitingEffect.objects.order_by("enqueued_at", "id").values_list("effect", flat=True))[after:]


def check_right_end(case_id: UUID) -> None:
    """Archived, each step issued with one result, every number used, nothing waiting, the ledger whole."""
    assert states(case_id) == {"case": "archived"} | dict.fromkeys(MATTERS, "issued")
    steps = Step.objects.filter(case_id=case_id).values_list("id", flat=True)
    results = Result.objects.filter(step_id__in=steps)
    assert sorted(results.values_list("step_id", "state")) == sorted((step, "valid") for step in steps)
    assert not SeriesNumber.objects.exclude(state="used").exists()
    assert not WaitingEffect.objects.filter(done_at__isnull=True).exists()
    assert verify_ledger(SYSTEM).sound


def test_a_fault_at_every_write_leaves_no_trace(city, onlooker):
    """Acts, effects and rows are those of the same story told without a fault, table by table."""
    citizen = city.citizen()
    Story(city, just, name="first-of-all").live(citizen)  # series, keys and counters exist from here on
    start, told = onlooker.count(), WaitingEffect.objects.count()
    quiet = Story(city, just, name="undisturbed").live(citizen)
    middle, told_then = onlooker.count(), WaitingEffect.objects.count()
    with failing(onlooker) as fault:
        disturbed = Story(city, fault.try_everywhere, name="disturbed").live(citizen)
    end = onlooker.count()
    check_right_end(quiet)
    check_right_end(disturbed)
    assert list_verbs(disturbed) == list_verbs(quiet)
    assert list_effects(told_then) == list_effects(told)[: told_then - told]
    assert Counter({name: end[name] - middle[name] for name in end}) == Counter(
        {name: middle[name] - start[name] for name in middle}
    )
    assert LocalMessage.objects.count() % 3 == 0
    print(f"faults met: {dict(fault.met)}")
    assert fault.met["write"] > 150
    assert fault.met[AFTER] > 30


def test_what_is_written_outside_a_transaction_or_in_two_is_found_out(city, onlooker):
    first, second = Unit.objects.order_by("code").values_list("code", flat=True)[:2]

    def act_bare():
        for unit in (first, second):
            Unit.objects.filter(code=unit).update(name=unit)

    def act_in_two():
        for unit in (first, second):
            with transaction.atomic():
                Unit.objects.filter(code=unit).update(name=unit[::-1])

    with failing(onlooker) as fault:
        with pytest.raises(AssertionError, match="something of an act that failed is there"):
            fault.try_everywhere(act_bare)
        with pytest.raises(AssertionError, match="one act in several transactions"):
            fault.try_everywhere(act_in_two)
        fault.try_everywhere(act_in_two, transactions=2)

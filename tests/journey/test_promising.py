"""告知承诺 of the fire check (消防法 art. 15): promised, decided at once, checked by two, mended or broken, and repaired."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from onething.cases.contracts.given import CheckMade, CorrectionItem, Signature
from onething.cases.contracts.kinds import PromiseState
from onething.cases.models.case import Case
from onething.cases.models.promise import BrokenPromise
from onething.cases.queries.one_case import get_case, list_next_acts
from onething.cases.queries.promises import find_own_bar, list_promises_due
from onething.credentials.models import Result
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.journey.ways import evidence, promising
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.queries import verify_ledger
from onething.notify.models import LocalMessage
from tests.factories.city import ANSWERS, begin_and_fill, carry_out_effects, permit, sign, states, step_of

pytestmark = pytest.mark.django_db
FIRE = "消防救援大队"
PROMISED = ANSWERS | {
    "fire_mode": "commitment",
    "sells_tobacco": "false",
    "eia_register": "false",
    "has_sign": "false",
}


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code
    return found.value


def texts(citizen, case_id):
    """What the plan asks to be promised, by matter."""
    matters = get_case(citizen, case_id=case_id).plan["matters"]
    return {one["code"]: one["promise"]["sm3"] for one in matters if one["promise"]}


def signed(city, citizen, case_id):
    return replace(sign(city, citizen, case_id), promises=texts(citizen, case_id))


class Fire:
    """A restaurant whose fire check is promised for, as far as its step is open."""

    def __init__(self, city, index=1):
        self.city, self.citizen = city, city.citizen(index)
        self.case_id = begin_and_fill(city, self.citizen, PROMISED)
        signature = signed(city, self.citizen, self.case_id)
        flow.submit(self.citizen, case_id=self.case_id, signature=signature, at=city.at)
        clerk = city.viewer(Post.CLERK)
        for act in (flow.receive, flow.accept, flow.dispatch):
            act(clerk, case_id=self.case_id, at=city.later(minutes=5))
        self.reviewer, self.decider = (city.viewer(post, FIRE) for post in (Post.REVIEWER, Post.DECIDER))

    @property
    def step(self):
        return step_of(self.case_id, "M03")

    @property
    def view(self):
        steps = get_case(self.citizen, case_id=self.case_id).steps
        return next(one for one in steps if one.id == self.step.id)

    def decide(self):
        permit(self.city, self.case_id, "M01")
        promising.permit(self.decider, step_id=self.step.id, at=self.city.later(minutes=1))
        carry_out_effects(self.city)

    def check(self, *, is_fit, days=5):
        at = self.city.later(days=days)
        on = {"step_id": self.step.id, "at": at}
        record = evidence.give(self.reviewer, **on, name="核查记录.pdf", content=make_paper("核查记录"))
        made = CheckMade(
            local_day(at), ("丙审查", "丙同事"), is_fit, findings="现场逐项核对。", record=record
        )
        promising.check(self.reviewer, made=made, **on)

    def order(self):
        on = {"step_id": self.step.id, "at": self.city.later(minutes=1)}
        promising.order_mending(self.decider, order="疏散通道堆放杂物，请清空。", **on)

    def end_broken(self):
        self.decide()
        self.check(is_fit=False)
        self.order()
        self.check(is_fit=False, days=30)
        on = {"step_id": self.step.id, "at": self.city.later(minutes=1)}
        promising.find_broken(self.decider, reason="逾期没有整改。", **on)


def test_the_plan_shows_the_text_and_what_the_promise_saves(city):
    citizen = city.citizen()
    plan = get_case(citizen, case_id=begin_and_fill(city, citizen, PROMISED)).plan
    fire = next(one for one in plan["matters"] if one["promise"])
    assert fire["committed"] == {"amount": 0, "unit": "on_the_spot"}
    assert fire["release"] == "own_day"
    assert fire["promise"]["ordinary"] == {"amount": 3, "unit": "working_days"}
    assert (fire["promise"]["check_days"], len(fire["promise"]["conditions"])) == (60, 5)
    assert plan["ordinary_working_days"] >= plan["promised_working_days"]


def test_nothing_is_submitted_with_another_text_than_the_published_one(city):
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, PROMISED)
    signature = sign(city, citizen, case_id)
    for promises in ({}, {"YJS-002/M03": "0" * 64}):
        wrong = Signature(signature.snapshot_sm3, "phone_code", promises=promises)
        said = refused(
            "cases.promise.unsigned", flow.submit, citizen, case_id=case_id, signature=wrong, at=city.at
        )
        assert said.field == "promises.YJS-002/M03"
    flow.submit(citizen, case_id=case_id, signature=signed(city, citizen, case_id), at=city.at)
    kept = Case.objects.get(id=case_id).promises_signed["YJS-002/M03"]
    assert (kept["text_sm3"], kept["snapshot_sm3"]) == (
        texts(citizen, case_id)["YJS-002/M03"],
        signature.snapshot_sm3,
    )


def test_decided_at_once_on_its_own_day_and_checked_within_sixty_working_days(city):
    fire = Fire(city)
    refused("cases.move.not_now", promising.permit, fire.decider, step_id=fire.step.id, at=city.at)
    permit(city, fire.case_id, "M01")
    assert fire.step.statutory_on == local_day(city.at)  # at once
    refused("cases.promise.at_once", flow.start_review, fire.reviewer, step_id=fire.step.id, at=city.at)
    promising.permit(fire.decider, step_id=fire.step.id, at=city.later(minutes=1))
    carry_out_effects(city)
    assert states(fire.case_id)["M03"] == "issued"
    assert fire.view.promise.state is PromiseState.DUE
    assert fire.view.promise.check_by == date(2026, 5, 28)  # the fire brigade has until then to look
    assert [one.matter_name for one in list_promises_due(fire.reviewer)] == [fire.step.matter_name]
    assert list_promises_due(city.viewer(Post.REVIEWER, "市场监督管理局")) == []
    assert verify_ledger(SYSTEM).sound


def test_a_promise_kept_is_kept(city):
    fire = Fire(city)
    fire.decide()
    fire.check(is_fit=True)
    assert fire.view.promise.state is PromiseState.KEPT
    assert fire.view.promise.checks[0].checkers == ("丙审查", "丙同事")
    on = {"step_id": fire.step.id, "at": city.at}
    refused("cases.promise.not_unfit", promising.order_mending, fire.decider, order="请清空通道。", **on)
    refused("cases.promise.not_broken", promising.find_broken, fire.decider, reason="没有履行。", **on)
    assert list_promises_due(fire.reviewer) == []


def test_who_checks_alone_or_without_a_record_has_not_checked(city):
    fire = Fire(city)
    fire.decide()
    at = city.later(days=1)
    on = {"step_id": fire.step.id, "at": at}
    record = evidence.give(fire.reviewer, **on, name="核查记录.pdf", content=make_paper("核查记录"))
    good = CheckMade(local_day(at), ("丙审查", "丙同事"), True, findings="逐项核对符合。", record=record)
    for change, code in (
        ({"checkers": ("丙审查", "丙审查 ")}, "cases.promise.checkers"),
        ({"record": None}, "cases.promise.record_missing"),
        ({"checked_on": date(2026, 3, 1)}, "cases.promise.check_day"),
        ({"findings": "好"}, "cases.reason.missing"),
    ):
        refused(code, promising.check, fire.reviewer, made=replace(good, **change), **on)
    promising.check(fire.reviewer, made=good, **on)


def test_unfit_is_ordered_to_be_mended_and_mended_it_is_kept(city):
    fire = Fire(city)
    fire.decide()
    fire.check(is_fit=False)
    fire.order()
    assert (fire.view.promise.state, fire.view.promise.mend_by) == (PromiseState.MENDING, date(2026, 3, 27))
    assert fire.view.promise.order == "疏散通道堆放杂物，请清空。"
    carry_out_effects(city)
    assert "整改" in LocalMessage.objects.order_by("id").last().text
    fire.check(is_fit=True)
    assert fire.view.promise.state is PromiseState.KEPT
    assert not BrokenPromise.objects.exists()


def test_a_broken_promise_bars_its_holder_until_it_is_repaired(city):
    fire = Fire(city)
    fire.end_broken()
    assert fire.view.promise.state is PromiseState.BROKEN
    bar = find_own_bar(fire.citizen)
    assert (bar.matter_name, bar.department) == (fire.step.matter_name, FIRE)
    assert find_own_bar(city.citizen(2)) is None
    said = refused(
        "cases.promise.barred", flow.begin, fire.citizen, thing="YJS-002", answers=PROMISED, at=city.at
    )
    assert "照样可以办理" in said.sentence
    flow.begin(fire.citizen, thing="YJS-002", answers=PROMISED | {"fire_mode": "inspection"}, at=city.at)
    promising.repair(fire.decider, step_id=fire.step.id, reason="已整改并复查合格。", at=city.later(days=1))
    assert find_own_bar(fire.citizen) is None
    assert fire.view.promise.state is PromiseState.REPAIRED
    flow.begin(fire.citizen, thing="YJS-002", answers=PROMISED, at=city.at)


def test_who_was_barred_meanwhile_does_not_submit_a_promise(city):
    fire = Fire(city)
    draft = begin_and_fill(city, fire.citizen, PROMISED)
    fire.end_broken()
    signature = signed(city, fire.citizen, draft)
    refused("cases.promise.barred", flow.submit, fire.citizen, case_id=draft, signature=signature, at=city.at)


def test_taken_back_before_the_decision_it_is_an_ordinary_step(city):
    fire = Fire(city)
    refused("cases.step.unknown", promising.withdraw, city.citizen(2), step_id=fire.step.id, at=city.at)
    permit(city, fire.case_id, "M01")
    promising.withdraw(fire.citizen, step_id=fire.step.id, at=city.later(minutes=1))
    step, plan = fire.step, get_case(fire.citizen, case_id=fire.case_id).plan
    assert (step.promise_state, step.release, step.state) == ("withdrawn", "together", "pending")
    assert step.statutory_on == date(2026, 3, 16)  # ten working days
    assert not any(one["promise"] for one in plan["matters"])
    refused("cases.promise.none", promising.permit, fire.decider, step_id=step.id, at=city.at)
    refused("cases.promise.none", promising.withdraw, fire.citizen, step_id=step.id, at=city.at)
    permit(city, fire.case_id, "M03")
    assert states(fire.case_id)["M03"] == "ready"
    carry_out_effects(city)
    assert states(fire.case_id)["M03"] == "ready"  # waits for the others like them
    assert not Result.objects.exists()


def test_after_the_decision_nothing_is_taken_back(city):
    fire = Fire(city)
    fire.decide()
    refused("cases.move.not_now", promising.withdraw, fire.citizen, step_id=fire.step.id, at=city.at)
    verbs = {act.verb for act in list_next_acts(fire.reviewer, case_id=fire.case_id, at=city.at)}
    assert verbs == {
        "check_promise",
        "propose_correction",
        "propose_ending",
    }  # a result went out: it may be changed


def test_a_correction_promises_again_with_its_signature(city):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = begin_and_fill(city, citizen, PROMISED)
    flow.submit(citizen, case_id=case_id, signature=signed(city, citizen, case_id), at=city.at)
    flow.receive(clerk, case_id=case_id, at=city.later(minutes=1))
    item = CorrectionItem(place="form.enterprise_name", sentence="名称与核准文书不一致。")
    flow.ask_correction(clerk, case_id=case_id, items=[item], at=city.later(minutes=1))
    with transaction.atomic():
        bare = sign(city, citizen, case_id)
    refused("cases.promise.unsigned", flow.correct, citizen, case_id=case_id, signature=bare, at=city.at)
    flow.correct(citizen, case_id=case_id, signature=signed(city, citizen, case_id), at=city.at)

"""The main way through, on the real actions and PostgreSQL: joint issue, refusal, fuse, choices."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from onething.cases.contracts.given import Delivery, Mending, OpinionGiven
from onething.cases.contracts.kinds import IssuanceCause
from onething.cases.models.letter import CaseLetter
from onething.cases.models.step import Step
from onething.cases.queries.one_case import list_next_acts
from onething.credentials.models import Result, SeriesNumber
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.jobs import run_timers
from onething.journey.reading import list_case_results, read_result
from onething.journey.ways import choosing
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.queries import verify_ledger
from onething.notify.models import LocalMessage
from tests.factories.catalogue import publish_conditions
from tests.factories.city import (
    ANSWERS,
    SMALL,
    City,
    carry_out_effects,
    dispatched,
    permit,
    refuse,
    states,
    step_of,
)

LATER_MATTERS = ("M02", "M03", "M04", "M05")
ALL = ("M01", "M06", *LATER_MATTERS)


def permit_all(city: City, case_id, matters=ALL):
    for matter in matters:
        permit(city, case_id, matter)


def test_serial_steps_wait_for_the_licence_and_start_when_it_is_ready(city):
    case_id = dispatched(city, city.citizen())
    assert states(case_id) == {"case": "in_review", "M01": "pending", "M06": "pending"} | dict.fromkeys(
        LATER_MATTERS, "waiting"
    )
    permit(city, case_id, "M01")
    assert {matter: states(case_id)[matter] for matter in LATER_MATTERS} == dict.fromkeys(
        LATER_MATTERS, "pending"
    )


def test_clocks_of_parallel_and_serial_steps(city):
    case_id = dispatched(city, city.citizen())
    city.later(days=1)
    permit(city, case_id, "M01")
    licence, food = step_of(case_id, "M01"), step_of(case_id, "M02")
    assert str(licence.started_on) == "2026-03-02"  # the unified acceptance
    assert str(licence.statutory_on) == "2026-03-05"  # three working days
    assert licence.fuse_at == datetime(2026, 3, 5, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai
    assert str(food.started_on) == "2026-03-03"  # when the licence was ready
    assert str(food.promised_on) == "2026-03-13"


def test_confirmed_together_all_results_become_real_at_once(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen)
    permit_all(city, case_id)
    assert list_case_results(citizen, case_id=case_id) == []
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    assert list_case_results(citizen, case_id=case_id) == []
    carry_out_effects(city)
    results = list_case_results(citizen, case_id=case_id)
    assert [one.matter_code[-3:] for one in results] == [
        "M01",
        "M06",
        "M02",
        "M03",
        "M04",
        "M05",
    ]  # order of need
    assert set(states(case_id).values()) == {"issued"}
    assert verify_ledger(SYSTEM).sound


def test_the_food_permit_carries_the_credit_code_the_licence_decision_produced(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    permit_all(city, case_id, ("M01", "M02"))
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    carry_out_effects(city)
    licence, food = [
        json.loads(read_result(citizen, identifier=one.identifier, at=city.at).data)
        for one in list_case_results(citizen, case_id=case_id)
    ]
    code = dict(licence["data"]["rows"])["统一社会信用代码"]
    assert code.startswith("92430182XX")
    assert food["holder"]["credit_code"] == code


def test_nothing_is_confirmed_while_anything_is_open(city):
    case_id = dispatched(city, city.citizen())
    permit_all(city, case_id, ("M01", "M02"))
    with pytest.raises(Refusal) as refused:
        flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    assert refused.value.code == "cases.joint.open_points"
    assert len(refused.value.facts["open_points"]) == 4


def test_a_refusal_leaves_nothing_issued_and_the_applicant_ends(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen)
    permit_all(city, case_id, ("M01", "M06", "M02", "M04", "M05"))
    refuse(city, case_id, "M03")
    assert states(case_id)["case"] == "choosing"
    with pytest.raises(Refusal):
        flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    flow.end(citizen, case_id=case_id, at=city.at)
    carry_out_effects(city)
    assert states(case_id) == {"case": "refused", "M03": "refused"} | dict.fromkeys(
        ("M01", "M06", "M02", "M04", "M05"), "ended"
    )
    assert not Result.objects.exists()
    kept = SeriesNumber.objects.exclude(state="void").exclude(id__in=CaseLetter.objects.values("id"))
    assert not kept.exists()  # every number kept for a result is written off, none lost


def test_dropping_the_refused_matter_lets_the_others_go_on(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen)
    permit_all(city, case_id, ("M01", "M06", "M02", "M04", "M05"))
    refuse(city, case_id, "M03")
    choosing.drop(citizen, step_id=step_of(case_id, "M03").id, at=city.at)
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    carry_out_effects(city)
    assert states(case_id)["M03"] == "dropped"
    assert len(list_case_results(citizen, case_id=case_id)) == 5


def test_what_others_need_cannot_be_dropped(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen)
    refuse(city, case_id, "M01")
    with pytest.raises(Refusal) as refused:
        choosing.drop(citizen, step_id=step_of(case_id, "M01").id, at=city.at)
    assert refused.value.code == "cases.drop.needed"


def test_mending_brings_the_step_back_to_review(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    permit(city, case_id, "M01")
    refuse(city, case_id, "M02")
    choosing.mend(
        citizen,
        step_id=step_of(case_id, "M02").id,
        mending=Mending("已按要求整改并重新提交布局图。"),
        at=city.at,
    )
    assert states(case_id) == {"case": "in_review", "M01": "ready", "M02": "pending"}
    permit(city, case_id, "M02")
    assert states(case_id)["M02"] == "ready"


def test_two_refusals_are_chosen_one_by_one(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen)
    permit(city, case_id, "M01")
    refuse(city, case_id, "M03")
    refuse(city, case_id, "M04")
    choosing.drop(citizen, step_id=step_of(case_id, "M04").id, at=city.at)
    assert states(case_id)["case"] == "choosing"
    choosing.drop(citizen, step_id=step_of(case_id, "M03").id, at=city.at)
    assert states(case_id)["case"] == "in_review"


def test_the_fuse_releases_the_licence_before_its_limit_and_the_lead_is_told(city):
    """The slow one: the others are not ready; 行政许可法 art. 42 lets nobody hold the licence back."""
    citizen = city.citizen()
    case_id = dispatched(city, citizen)
    permit(city, case_id, "M01")
    licence = step_of(case_id, "M01")
    run_timers(at=licence.fuse_at - timedelta(seconds=1))
    assert states(case_id)["M01"] == "ready"
    city.at = licence.fuse_at
    run_timers(at=city.at)
    run_timers(at=city.at)  # a timer that runs twice releases once
    told = carry_out_effects(city)
    assert told.count("lead.fuse") == 1
    assert states(case_id)["M01"] == "issued"
    assert states(case_id)["case"] == "in_review"
    assert [one.matter_code for one in list_case_results(citizen, case_id=case_id)] == ["YJS-002/M01"]
    assert any("先行发证" in message.text for message in LocalMessage.objects.all())
    permit_all(city, case_id, ("M06", *LATER_MATTERS))
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    carry_out_effects(city)
    assert set(states(case_id).values()) == {"issued"}
    assert Result.objects.filter(state="valid").count() == 6


def test_on_the_spot_filing_has_no_fuse(city):
    case_id = dispatched(city, city.citizen())
    permit(city, case_id, "M06")
    assert step_of(case_id, "M06").fuse_at is None


def test_own_day_goes_out_alone_at_once(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    Step.objects.filter(case_id=case_id, matter_code="YJS-002/M01").update(release="own_day", fuse_at=None)
    permit(city, case_id, "M01")
    carry_out_effects(city)
    assert states(case_id) == {"case": "in_review", "M01": "issued", "M02": "pending"}


def test_a_release_asked_twice_issues_once(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    step = step_of(case_id, "M01")
    flow.release(step_id=step.id, cause=IssuanceCause.FUSE, at=city.at)
    with pytest.raises(Refusal) as refused:
        flow.release(step_id=step.id, cause=IssuanceCause.FUSE, at=city.at)
    assert refused.value.code == "cases.move.not_now"
    carry_out_effects(city)
    assert Result.objects.filter(step_id=step.id).count() == 1


def test_outside_step_and_conditions(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    steps = Step.objects.filter(case_id=case_id, matter_code="YJS-002/M01")
    publish_conditions(steps, conditions=["fee_paid"])
    step = step_of(case_id, "M01")
    reviewer, decider = city.viewer(Post.REVIEWER, step.unit.name), city.viewer(Post.DECIDER, step.unit.name)
    flow.start_review(reviewer, step_id=step.id, at=city.at)
    with pytest.raises(Refusal) as refused:
        flow.permit(decider, step_id=step.id, opinion=OpinionGiven(reasons="符合条件"), at=city.at)
    assert refused.value.code == "cases.opinion.conditions_open"
    flow.record_fact(reviewer, step_id=step.id, fact="fee_paid", evidence="缴款书001", at=city.at)
    flow.permit(decider, step_id=step.id, opinion=OpinionGiven(reasons="符合条件"), at=city.at)
    assert states(case_id)["M01"] == "ready"


def test_withdrawn_before_decision_and_not_after(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    permit(city, case_id, "M01")
    flow.withdraw(citizen, case_id=case_id, at=city.at)
    assert states(case_id) == {"case": "withdrawn", "M01": "ended", "M02": "ended"}
    with pytest.raises(Refusal) as refused:
        permit(city, case_id, "M02")
    assert refused.value.code == "cases.move.not_now"


def test_nothing_is_withdrawn_once_a_result_went_out(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    permit(city, case_id, "M01")
    flow.release(step_id=step_of(case_id, "M01").id, cause=IssuanceCause.FUSE, at=city.at)
    with pytest.raises(Refusal) as refused:
        flow.withdraw(citizen, case_id=case_id, at=city.at)
    assert refused.value.code == "cases.withdraw.too_late"


def test_delivered_and_archived(city):
    citizen = city.citizen()
    case_id, clerk = dispatched(city, citizen, ANSWERS), city.viewer(Post.CLERK)
    permit_all(city, case_id)
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    with pytest.raises(Refusal):
        flow.deliver(clerk, case_id=case_id, delivery=Delivery("window", "演示乙"), at=city.at)
    carry_out_effects(city)
    flow.deliver(clerk, case_id=case_id, delivery=Delivery("window", "演示乙"), at=city.at)
    flow.archive(clerk, case_id=case_id, at=city.at)
    assert states(case_id)["case"] == "archived"


def test_a_result_on_its_way_out_stands_though_the_applicant_ends_the_case_meanwhile(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    permit(city, case_id, "M01")
    flow.release(step_id=step_of(case_id, "M01").id, cause=IssuanceCause.FUSE, at=city.at)
    refuse(city, case_id, "M02")
    flow.end(citizen, case_id=case_id, at=city.at)
    carry_out_effects(city)
    assert states(case_id) == {"case": "refused", "M01": "issued", "M02": "refused"}
    assert [one.matter_code for one in list_case_results(citizen, case_id=case_id)] == ["YJS-002/M01"]


def test_a_condition_is_offered_to_be_recorded_only_while_it_is_open(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    reviewer = city.viewer(Post.REVIEWER, step.unit.name)
    offered = [act.verb for act in list_next_acts(reviewer, case_id=case_id, at=city.at)]
    assert offered == ["claim", "start_review", "declare_interest"]
    publish_conditions(Step.objects.filter(id=step.id), conditions=["fee_paid"])
    assert [act.verb for act in list_next_acts(reviewer, case_id=case_id, at=city.at)] == [
        "claim",
        "start_review",
        "declare_interest",
        "record_fact",
    ]

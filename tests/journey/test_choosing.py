"""After a refusal: mend at the exact fields, signed again; drop, and the plan is made anew; what else is not touched."""

from datetime import date

import pytest
from django.db import transaction

from onething.cases.contracts.given import Mending, OpinionGiven
from onething.cases.models.case import Case
from onething.cases.queries.choices import preview_drop
from onething.cases.queries.one_case import get_case, list_case_acts
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.ways import choosing
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.queries import verify_ledger
from tests.factories.city import ANSWERS, SMALL, dispatched, permit, sign, states, step_of

pytestmark = pytest.mark.django_db
EXPLAINED = "已按要求整改。"


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code
    return found.value


def oppose(city, case_id, matter, places=()):
    step = step_of(case_id, matter)
    flow.start_review(city.viewer(Post.REVIEWER, step.unit.name), step_id=step.id, at=city.later(minutes=1))
    opinion = OpinionGiven("面积与现场不符。", articles=("食品安全法第三十五条",), places=tuple(places))
    flow.refuse(
        city.viewer(Post.DECIDER, step.unit.name), step_id=step.id, opinion=opinion, at=city.later(minutes=1)
    )
    return step_of(case_id, matter)


def fields_of(case, matter, *, alone):
    """Keys asked of the applicant by a matter, alone or together with the licence."""
    code = f"YJS-002/{matter}"
    return [
        one["key"]
        for one in case.plan["form"]
        if one["filled_from"] is None
        and code in one["asked_by"]
        and (one["asked_by"] == [code]) is alone
        and (alone or "YJS-002/M01" in one["asked_by"])
    ]


def fill(city, citizen, case_id, values):
    revision = get_case(citizen, case_id=case_id).revision
    return flow.fill(citizen, case_id=case_id, values=values, revision=revision, at=city.later(minutes=1))


def test_a_changed_field_is_signed_again_before_the_department_looks_again(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    permit(city, case_id, "M01")
    case = get_case(citizen, case_id=case_id)
    (own, *_), (shared, *_) = fields_of(case, "M02", alone=True), fields_of(case, "M02", alone=False)
    value = case.form[own]
    step = oppose(city, case_id, "M02")
    refused("cases.mend.taken", fill, city, citizen, case_id, {shared: case.form[shared]})
    (elsewhere, *_) = fields_of(case, "M01", alone=True)
    refused("cases.mend.not_named", fill, city, citizen, case_id, {elsewhere: case.form.get(elsewhere)})
    fill(city, citizen, case_id, {own: value})
    assert not Case.objects.get(id=case_id).is_unsigned  # the same again changes nothing
    fill(city, citizen, case_id, {own: change(case, own)})
    mending = Mending(EXPLAINED)
    refused("cases.mend.unsigned", choosing.mend, citizen, step_id=step.id, mending=mending, at=city.at)
    before = Case.objects.get(id=case_id).snapshot_sm3
    with transaction.atomic():
        signature = sign(city, citizen, case_id)
    signed = Mending(EXPLAINED, signature=signature)
    choosing.mend(citizen, step_id=step.id, mending=signed, at=city.later(minutes=1))
    row = Case.objects.get(id=case_id)
    assert (row.is_unsigned, row.snapshot_sm3 != before) == (False, True)
    assert states(case_id)["M02"] == "pending"
    mended = next(act for act in list_case_acts(citizen, case_id=case_id) if act.verb == "mend")
    assert mended.facts["snapshot_sm3"] == row.snapshot_sm3
    assert verify_ledger(SYSTEM).sound


def change(case, key):
    """Another lawful value of a field."""
    field = next(one for one in case.plan["form"] if one["key"] == key)
    value = case.form.get(key)
    if field.get("choices"):
        return next(one for one, _label in field["choices"] if one != value)
    return value + 1 if isinstance(value, int) else f"{value}改"


def test_a_refusal_that_names_its_places_opens_these_and_no_others(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    permit(city, case_id, "M01")
    case = get_case(citizen, case_id=case_id)
    named, other, *_ = fields_of(case, "M02", alone=True)
    step = step_of(case_id, "M02")
    flow.start_review(city.viewer(Post.REVIEWER, step.unit.name), step_id=step.id, at=city.later(minutes=1))
    decider = city.viewer(Post.DECIDER, step.unit.name)
    wrong = OpinionGiven("面积与现场不符。", articles=("第三条",), places=("form.nothing",))
    refused("cases.opinion.place_unknown", flow.refuse, decider, step_id=step.id, opinion=wrong, at=city.at)
    right = OpinionGiven("面积与现场不符。", articles=("第三条",), places=(f"form.{named}",))
    flow.refuse(decider, step_id=step.id, opinion=right, at=city.later(minutes=1))
    seen = next(one for one in get_case(citizen, case_id=case_id).steps if one.id == step.id)
    assert seen.mend_places == (f"form.{named}",)
    refused("cases.mend.not_named", fill, city, citizen, case_id, {other: change(case, other)})
    fill(city, citizen, case_id, {named: change(case, named)})


def test_dropping_makes_the_plan_anew_and_says_so_before(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, ANSWERS)
    permit(city, case_id, "M01")
    before = get_case(citizen, case_id=case_id)
    step = oppose(city, case_id, "M03")
    told = preview_drop(citizen, step_id=step.id, at=city.at)
    assert told.hindrance == ""
    assert told.materials_gone == ("场所平面布置图、消防设施平面图", "消防安全管理制度、灭火和应急疏散预案")
    assert told.fields_gone
    assert told.promised_after <= told.promised_before == before.promised_on
    choosing.drop(citizen, step_id=step.id, at=city.later(minutes=1))
    after = get_case(citizen, case_id=case_id)
    assert after.promised_on == told.promised_after
    assert "YJS-002/M03" not in {one["code"] for one in after.plan["matters"]}
    gone = {one["label"] for one in before.plan["form"]} - {one["label"] for one in after.plan["form"]}
    assert gone <= set(told.fields_gone) | {one["label"] for one in before.plan["form"] if one["filled_from"]}
    assert states(case_id)["M03"] == "dropped"
    assert verify_ledger(SYSTEM).sound


def test_the_promise_becomes_earlier_when_the_slowest_matter_goes_and_never_later(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, ANSWERS)
    promised = get_case(citizen, case_id=case_id).promised_on
    permit(city, case_id, "M01")
    for matter in ("M02", "M05", "M03"):
        step = oppose(city, case_id, matter)
        told = preview_drop(citizen, step_id=step.id, at=city.at)
        choosing.drop(citizen, step_id=step.id, at=city.later(minutes=1))
        left = get_case(citizen, case_id=case_id).promised_on
        assert left == told.promised_after
        assert left <= promised
        promised = left
    assert promised < date(2026, 3, 30)


def test_what_others_need_is_not_given_up_and_the_preview_says_why(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    step = oppose(city, case_id, "M01")
    told = preview_drop(citizen, step_id=step.id, at=city.at)
    assert "不能单独退出" in told.hindrance
    refused("cases.drop.needed", choosing.drop, citizen, step_id=step.id, at=city.at)
    refused("cases.step.unknown", preview_drop, city.citizen(2), step_id=step.id, at=city.at)

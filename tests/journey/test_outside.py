"""A body outside says yes or no: what is written down, and what the applicant may choose then."""

import json
from datetime import date

import pytest

from onething.cases.contracts.given import Mending, OutsideRefusal, OutsideResult
from onething.cases.models.step import Step
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.ways import choosing
from onething.kernel.errors import Refusal
from onething.ledger.models import Entry
from onething.notify.models import LocalMessage
from tests.factories.city import SMALL, carry_out_effects, dispatched, permit, states, step_of

pytestmark = pytest.mark.django_db
NO = OutsideRefusal(number="气接〔2026〕3号", decided_on=date(2026, 3, 2), reasons="管道不通到这里。")


@pytest.fixture
def outside(city):
    """The second matter is a utility's: it waits for the licence, and here it may begin."""
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    permit(city, case_id, "M01")
    other = Step.objects.exclude(matter_code="YJS-002/M01").get(case_id=case_id)
    Step.objects.filter(id=other.id).update(place="outside")
    return citizen, case_id, step_of(case_id, other.matter_code[-3:])


def refuse(city, step, refusal=NO, post=Post.REVIEWER):
    viewer = city.viewer(post, step.unit.name)
    flow.record_refusal(viewer, step_id=step.id, refusal=refusal, at=city.later(minutes=1))


def test_the_applicant_is_asked_and_reads_the_reasons(city, outside):
    citizen, case_id, step = outside
    refuse(city, step)
    assert states(case_id)["case"] == "choosing"
    view = next(one for one in get_case(citizen, case_id=case_id).steps if one.id == step.id)
    assert (view.state, view.reasons) == ("opposed", "管道不通到这里。")
    act = Entry.objects.get(subject_id=case_id, verb="record_refusal")
    assert json.loads(act.facts)["decided_on"] == "2026-03-02"
    assert "气接" not in act.facts
    carry_out_effects(city)
    assert "拟不予许可" in LocalMessage.objects.order_by("id").last().text


@pytest.mark.parametrize("choice", ["mend", "drop", "end"])
def test_the_applicant_mends_drops_or_ends(city, outside, choice):
    citizen, case_id, step = outside
    refuse(city, step)
    if choice == "mend":
        choosing.mend(citizen, step_id=step.id, mending=Mending("已经接通了管道。"), at=city.later(minutes=1))
        done = OutsideResult(number="气接〔2026〕9号", decided_on=date(2026, 3, 2))
        reviewer = city.viewer(Post.REVIEWER, step.unit.name)
        flow.record_result(reviewer, step_id=step.id, result=done, at=city.later(minutes=1))
        assert set(states(case_id).values()) == {"in_review", "ready"}
    elif choice == "drop":
        choosing.drop(citizen, step_id=step.id, at=city.later(minutes=1))
        assert set(states(case_id).values()) == {"in_review", "ready", "dropped"}
    else:
        flow.end(citizen, case_id=case_id, at=city.later(minutes=1))
        assert set(states(case_id).values()) == {"refused", "ended"}


@pytest.mark.parametrize(
    ("refusal", "post", "place", "code"),
    [
        (OutsideRefusal("1", date(2026, 3, 3), "管道不通。"), Post.REVIEWER, "outside", "cases.outside.future"),
        (OutsideRefusal(" ", date(2026, 3, 2), "管道不通。"), Post.REVIEWER, "outside", "cases.outside.number_missing"),
        (OutsideRefusal("1", date(2026, 3, 2), "不行"), Post.REVIEWER, "outside", "cases.reason.missing"),
        (NO, Post.DECIDER, "outside", "cases.move.not_yours"),
        (NO, Post.REVIEWER, "here", "cases.move.not_for_kind"),
    ],
)  # fmt: skip
def test_what_is_not_written_down(city, outside, refusal, post, place, code):
    _citizen, case_id, step = outside
    Step.objects.filter(id=step.id).update(place=place)
    with pytest.raises(Refusal) as refused:
        refuse(city, step, refusal, post)
    assert refused.value.code == code
    assert states(case_id)["case"] == "in_review"


def test_a_result_of_a_day_to_come_is_not_written_down(city, outside):
    _citizen, case_id, step = outside
    result = OutsideResult(number="气接〔2026〕3号", decided_on=date(2026, 3, 3))
    with pytest.raises(Refusal) as refused:
        flow.record_result(
            city.viewer(Post.REVIEWER, step.unit.name), step_id=step.id, result=result, at=city.at
        )
    assert refused.value.code == "cases.outside.future"
    assert "ready" in states(case_id).values()

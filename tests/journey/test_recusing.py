"""Recusal: who has an interest, is doubted with reason, or is a party has no hand in a step, in whatever post."""

import pytest
from django.db import IntegrityError, transaction

from onething.cases.contracts.changes import ChangeGround, ChangeProposed
from onething.cases.contracts.consultations import ConsultationAsked
from onething.cases.contracts.examining import Tick
from onething.cases.contracts.given import PauseProposal
from onething.cases.contracts.kinds import PauseKind
from onething.cases.models.recusal import Recusal
from onething.cases.models.step import Step
from onething.cases.queries.heads import list_recusal_requests
from onething.cases.queries.one_case import get_case, list_case_acts
from onething.directory.contracts import Post
from onething.directory.models import Appointment, Person
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.journey.supervision import list_findings
from onething.journey.ways import (
    changing,
    consulting,
    evidence,
    examining,
    hearing,
    holding,
    recusing,
    timing,
    visiting,
)
from tests.factories.city import carry_out_effects, states
from tests.journey.test_holding import GROUNDS, MARKET, Office, refused, stand_in, with_token

pytestmark = pytest.mark.django_db
WHY = "申请人是我的表亲。"


@pytest.fixture
def office(city):
    found = Office(city)
    found.do(flow.start_review, found.first)
    return found


def in_another_post(office, post):
    """The first reviewer, given a post of the unit besides."""
    unit = Appointment.objects.get(person_id=office.first.person_id).unit
    Appointment.objects.create(person_id=office.first.person_id, unit=unit, post=post)
    return next(
        office.city.signed_in(one)
        for one in Appointment.objects.filter(person_id=office.first.person_id, post=post)
    )


def recusals(office, viewer):
    steps = get_case(viewer, case_id=office.case_id).steps
    return next(one.recusals for one in steps if one.id == office.step.id)


def findings(office):
    return [act.facts["code"] for act in list_findings(office.city.viewer(Post.AUDITOR))]


def test_who_has_an_interest_stays_away_in_every_post(office):
    office.do(examining.tick, office.first, ticks=_ticks(office))
    refused("cases.reason.missing", office.do, recusing.declare, office.first, reason=" ")
    office.do(recusing.declare, office.first, reason=WHY)
    assert (office.step.held_by, office.step.recused) == (None, [office.first.person_id])
    assert office.step.review_ticks == {}, "what they examined is examined anew"
    decider = in_another_post(office, Post.DECIDER)
    pause = PauseProposal(PauseKind.TESTING, days=3, reason=WHY, evidence="委托书001")
    for act, viewer, given in (
        (holding.claim, office.first, {}),
        (timing.propose_pause, office.first, {"proposal": pause}),
        (evidence.give, office.first, {"name": "a.pdf", "content": make_paper("凭据")}),
        (flow.permit, decider, {"opinion": GROUNDS}),
        (recusing.order, decider, {"person": office.second.person_id, "reason": WHY}),
    ):
        refused("cases.recusal.recused", office.do, act, viewer, **given)
    assert office.verbs(office.first) == office.verbs(decider) == set()
    assert findings(office) == ["cases.recusal.recused"] * 5
    to_first = {"to": office.first.person_id}
    refused("cases.recusal.recused", office.do, holding.assign, office.decider, **to_first)
    office.do(holding.claim, office.second)
    office.do(flow.permit, office.decider, opinion=GROUNDS)
    assert states(office.case_id)["M01"] == "ready"


def _ticks(office):
    steps = get_case(office.first, case_id=office.case_id).steps
    points = next(one.examination.points for one in steps if one.id == office.step.id)
    return {points[0].point.place: Tick(is_met=True)}


def test_the_decider_orders_a_colleague_to_stay_away(office):
    for nobody in (office.decider.person_id, office.city.viewer(Post.REVIEWER, "消防救援大队").person_id):
        refused("cases.recusal.whom", office.do, recusing.order, office.decider, person=nobody, reason=WHY)
    office.do(recusing.order, office.decider, person=office.first.person_id, reason="有经济往来。")
    assert office.step.held_by is None
    refused("cases.recusal.recused", office.do, holding.claim, office.first)
    again = {"person": office.first.person_id, "reason": WHY}
    refused("cases.recusal.already", office.do, recusing.order, office.decider, **again)


def test_nothing_is_decided_before_the_applicants_request_is_answered(office, city):
    citizen = city.citizen()
    office.do(recusing.ask, citizen, of=Post.REVIEWER, reason="经办人是房东的弟弟。")
    refused("cases.recusal.asked", office.do, recusing.ask, citizen, of=Post.DECIDER, reason="也是亲戚。")
    refused("cases.recusal.open", office.do, flow.permit, office.decider, opinion=GROUNDS)
    assert not {"permit", "refuse"} & office.verbs(office.decider)
    assert {"grant_recusal", "decline_recusal"} <= office.verbs(office.decider)
    office.do(recusing.decline, office.decider, reason="已核实不是亲属。")
    told = recusals(office, citizen)[0]
    assert (told.is_granted, told.answer, told.person) == (False, "已核实不是亲属。", "乙审查")
    assert "applicant.recusal" in carry_out_effects(city)
    office.do(flow.permit, office.decider, opinion=GROUNDS)


def test_granted_on_the_reviewer_the_step_leaves_their_hand(office, city):
    office.do(recusing.ask, city.citizen(), of=Post.REVIEWER, reason="经办人是房东的弟弟。")
    office.do(recusing.grant, office.decider, person=None)
    assert (office.step.held_by, office.step.recusal_asked) == (None, "")
    refused("cases.recusal.recused", office.do, holding.claim, office.first)
    assert recusals(office, city.citizen())[0].is_granted


def test_on_a_decider_the_head_answers_and_names_who_it_is(office, city):
    head, citizen = city.viewer(Post.HEAD, MARKET), city.citizen()
    assert list_recusal_requests(head) == []
    office.do(recusing.ask, citizen, of=Post.DECIDER, reason="审批人入了股。")
    assert [row.reason for row in list_recusal_requests(head)] == ["审批人入了股。"]
    assert list_recusal_requests(city.viewer(Post.HEAD, "消防救援大队")) == []
    refused("cases.recusal.not_yours", office.do, recusing.grant, office.decider, person=None)
    refused("cases.recusal.whom", office.do, recusing.grant, head, person=None)
    office.do(recusing.grant, head, person=office.decider.person_id)
    refused("cases.recusal.recused", office.do, flow.permit, office.decider, opinion=GROUNDS)
    stand_in(office, absent=office.decider, deputy=office.second, post=Post.DECIDER)
    deputy = city.signed_in_for(office.second, post=Post.DECIDER, absent=office.decider)
    office.do(flow.permit, deputy, opinion=GROUNDS)
    assert states(office.case_id)["M01"] == "ready"


def test_who_goes_by_their_own_word_leaves_nothing_to_answer(office, city):
    office.do(recusing.ask, city.citizen(), of=Post.REVIEWER, reason="经办人是房东的弟弟。")
    office.do(recusing.declare, office.first, reason=WHY)
    assert office.step.recusal_asked == ""
    assert recusals(office, city.citizen())[0].is_granted
    assert WHY not in str(recusals(office, city.citizen()))
    assert WHY in str(recusals(office, office.decider))
    acts = list_case_acts(city.citizen(), case_id=office.case_id)
    assert WHY not in str([act.personal for act in acts])


def test_a_hand_in_it_by_any_way_of_the_story_is_found(office):
    office.do(recusing.declare, office.first, reason=WHY)
    tries = (
        (
            consulting.consult,
            {"asked": ConsultationAsked("这个地址在不在商业区内？", unit="灰汤镇便民服务中心")},
        ),
        (visiting.name_visitors, {"people": [office.first.person_id, office.second.person_id]}),
        (hearing.tell_right, {"why": "涉及相邻住户的重大利益。"}),
        (changing.propose_ending, {"proposed": ChangeProposed(ChangeGround.NOT_QUALIFIED, WHY)}),
        (changing.settle, {"note": "已核查，没有影响。"}),
    )
    for act, given in tries:
        refused("cases.recusal.recused", office.do, act, office.first, **given)
    told = [act.facts["attempt"] for act in list_findings(office.city.viewer(Post.AUDITOR))]
    assert [one["act"] for one in told] == [act.__name__ for act, _given in reversed(tries)]
    assert {one["step_id"] for one in told} == {str(office.step.id)}


def test_a_deputy_of_somebody_recused_is_not_them_but_the_recused_is_nobodys_deputy(office):
    office.do(recusing.declare, office.first, reason=WHY)
    stand_in(office, absent=office.second, deputy=office.first)
    refused("cases.recusal.recused", office.do, holding.claim, with_token(office, office.first))


def test_no_reviewer_is_doubted_before_there_is_one(city):
    fresh = Office(city)
    refused("cases.recusal.nobody", fresh.do, recusing.ask, city.citizen(), of=Post.REVIEWER, reason=WHY)


@pytest.mark.parametrize("known_by", ["the phone", "the paper"])
def test_nobody_handles_their_own_affair_and_the_try_is_found(office, city, known_by):
    applicant = Person.objects.get(id=city.citizen().person_id)
    staff = Person.objects.filter(id=office.second.person_id)
    if known_by == "the phone":
        staff.update(phone_index=applicant.phone_index)
    else:  # the applicant uses another phone than the one the office knows
        index, applicant.document_index = applicant.document_index, None
        Person.objects.filter(id=applicant.id).update(document_index=None, level=1)
        staff.update(document_index=index)
    refused("cases.recusal.party", office.do, holding.return_to_pool, office.second, reason="换人办理。")
    assert findings(office) == ["cases.recusal.party"]


def test_the_last_walls(office):
    row = Recusal(
        step=office.step, source="order", of="reviewer", person=office.first.person_id, reason_sealed=b"",
        asked_by=office.first.person_id, asked_at=office.city.at, answered_by=office.first.person_id,
        answered_at=office.city.at, is_granted=True,
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="recusal_answered_by_another"), transaction.atomic():
        row.save()
    office.do(flow.permit, office.decider, opinion=GROUNDS)
    with pytest.raises(IntegrityError, match="step_recused_never_opines"), transaction.atomic():
        Step.objects.filter(id=office.step.id).update(recused=[office.decider.person_id])

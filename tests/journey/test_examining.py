"""A department examines: point by point, by two where the law asks two; what it finds stays inside."""

import json
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from onething.cases.contracts.examining import CheckRecorded, CheckState, Tick
from onething.cases.contracts.given import Mending, OpinionGiven
from onething.cases.models.checking import StepCheck
from onething.cases.models.step import Step
from onething.cases.queries.one_case import get_case, list_case_acts
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.ways import choosing, examining
from onething.kernel.clock_port import local_day
from tests.journey.test_holding import GROUNDS, MARKET, Office, refused

pytestmark = pytest.mark.django_db
NO = Tick(is_met=False, note="图纸没有标注处理区。")
YES = Tick(is_met=True)


@pytest.fixture
def office(city):
    """The licence step under review; its own point must be answered, and two people must look."""
    found = Office(city)
    found.do(flow.start_review, found.first)
    return found


def require(office, *, points=(), two_people=False):
    """As if the matter had been published so."""
    case = office.step.case
    plan = json.loads(case.plan)
    matter = next(one for one in plan["matters"] if one["code"] == office.step.matter_code)
    matter["examination"]["points"] = list(points)
    type(case).objects.filter(id=case.id).update(plan=json.dumps(plan))
    Step.objects.filter(id=office.step.id).update(two_people=two_people)


def view(office, viewer):
    steps = get_case(viewer, case_id=office.case_id).steps
    return next(one.examination for one in steps if one.id == office.step.id)


def check_by(office, second, day=None):
    return CheckRecorded(day or local_day(office.city.at), "现场与图纸一致。", second.person_id)


def test_nothing_is_permitted_before_every_required_point_is_answered(office):
    require(office, points=["住所可以用作经营"])
    assert "permit" not in office.verbs(office.decider)
    told = refused("cases.review_points.open", office.do, flow.permit, office.decider, opinion=GROUNDS)
    assert "住所可以用作经营" in told.sentence
    refused("cases.step.in_other_hands", office.do, examining.tick, office.second, ticks={"matter.1": YES})
    office.do(examining.tick, office.first, ticks={"matter.1": YES})
    assert "permit" in office.verbs(office.decider)
    office.do(flow.permit, office.decider, opinion=GROUNDS)


def test_a_point_that_is_not_met_asks_for_a_refusal_or_a_reason_of_its_own(office):
    require(office, points=["住所可以用作经营"])
    office.do(examining.tick, office.first, ticks={"matter.1": NO})
    refused("cases.review_points.unmet", office.do, flow.permit, office.decider, opinion=GROUNDS)
    office.do(flow.permit, office.decider, opinion=replace(GROUNDS, despite="已补充说明，当场核对无误。"))
    act = next(one for one in list_case_acts(office.decider, case_id=office.case_id) if one.verb == "permit")
    assert act.personal["despite"] == "已补充说明，当场核对无误。"


def test_the_answers_are_in_the_ledger_and_stay_in_the_department(office, city):
    require(office, points=["住所可以用作经营"])
    office.do(examining.tick, office.first, ticks={"matter.1": NO})
    told = list_case_acts(office.decider, case_id=office.case_id)[-1]
    assert told.personal["ticks"] == {"matter.1": {"is_met": False, "note": NO.note}}
    kept = view(office, office.decider).points[0]
    assert (kept.is_met, kept.note) == (False, NO.note)
    for outsider in (city.citizen(), city.viewer(Post.CLERK)):
        assert view(office, outsider) is None
        act = list_case_acts(outsider, case_id=office.case_id)[-1]
        assert (act.verb, act.personal) == ("tick_review_points", {})
        assert "is_met" not in str(act.facts)
    assert view(office, city.viewer(Post.LEAD, MARKET)) is None


def test_a_refusal_needs_no_points_and_what_is_mended_is_looked_at_anew(office, city):
    require(office, points=["住所可以用作经营"], two_people=True)
    office.do(examining.record_check, office.first, given=check_by(office, office.second))
    office.do(examining.confirm_check, office.second)
    office.do(examining.tick, office.first, ticks={"matter.1": NO})
    opinion = OpinionGiven(reasons="住所不能用作经营。", articles=("市场主体登记管理条例第十一条",))
    office.do(flow.refuse, office.decider, opinion=opinion)
    office.do(choosing.mend, city.citizen(), mending=Mending("已换了住所证明。"))
    assert (office.step.review_ticks, office.step.check_state) == ({}, CheckState.NONE)
    assert view(office, office.decider).points[0].note == ""


def test_where_the_law_asks_two_nobody_decides_on_ones_look(office):
    require(office, two_people=True)
    against = OpinionGiven(reasons="现场不符合要求。", articles=("食品安全法第三十五条",))

    def nobody_decides():
        assert not {"permit", "refuse"} & office.verbs(office.decider)
        refused("cases.check.alone", office.do, flow.permit, office.decider, opinion=GROUNDS)
        refused("cases.check.alone", office.do, flow.refuse, office.decider, opinion=against)

    nobody_decides()
    for alone in (office.first, office.decider):
        refused(
            "cases.check.second",
            office.do,
            examining.record_check,
            office.first,
            given=check_by(office, alone),
        )
    office.do(examining.record_check, office.first, given=check_by(office, office.second))
    nobody_decides()
    office.do(examining.confirm_check, office.second)
    assert {"permit", "refuse"} <= office.verbs(office.decider)
    office.do(flow.permit, office.decider, opinion=GROUNDS)


def test_the_second_confirms_in_person_and_in_nobodys_name(office):
    require(office, two_people=True)
    refused("cases.check.none", office.do, examining.confirm_check, office.second)
    office.do(examining.record_check, office.first, given=check_by(office, office.second))
    assert "confirm_check" not in office.verbs(office.first)
    refused("cases.check.not_second", office.do, examining.confirm_check, office.first)
    stand_in = replace(office.second, acts_for=office.first.person_id)
    refused("cases.check.not_second", office.do, examining.confirm_check, stand_in)
    assert "confirm_check" in office.verbs(office.second)
    office.do(examining.confirm_check, office.second)
    assert office.step.reviewed_by == [office.first.person_id, office.second.person_id]
    shown = view(office, office.decider).check
    assert (shown.state, shown.findings) == (CheckState.CONFIRMED, "现场与图纸一致。")


def test_a_check_written_anew_is_confirmed_anew(office):
    require(office, two_people=True)
    for _ in range(2):
        office.do(examining.record_check, office.first, given=check_by(office, office.second))
        assert office.step.check_state == CheckState.RECORDED
        office.do(examining.confirm_check, office.second)
    assert StepCheck.objects.filter(step=office.step).count() == 2
    assert StepCheck.objects.filter(step=office.step, replaced_at__isnull=True).count() == 1


def test_no_check_where_none_is_asked(office):
    given = check_by(office, office.second)
    refused("cases.check.not_needed", office.do, examining.record_check, office.first, given=given)
    assert "record_check" not in office.verbs(office.first)


def test_the_last_wall_lets_nobody_decide_alone(office):
    office.do(flow.permit, office.decider, opinion=GROUNDS)
    with pytest.raises(IntegrityError, match="step_checked_by_two"), transaction.atomic():
        Step.objects.filter(id=office.step.id).update(two_people=True)
    row = StepCheck(
        step=office.step, checked_on=local_day(office.city.at), first=office.first.person_id,
        second=office.first.person_id, findings_sealed=b"", recorded_at=office.city.at,
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="check_by_two_people"), transaction.atomic():
        row.save()

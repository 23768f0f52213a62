"""Before the joint decision: open points and meetings, and one result first when the applicant wishes it."""

from dataclasses import replace
from datetime import date

import pytest

from onething.cases.contracts.given import MeetingHeld, PointRaised
from onething.cases.contracts.kinds import PointKind
from onething.cases.models.issuance import Issuance
from onething.cases.queries.one_case import get_case, list_case_acts
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.ways import choosing, coordinating
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.queries import verify_ledger
from tests.factories.city import (
    ANSWERS,
    SMALL,
    carry_out_effects,
    dispatched,
    permit,
    refuse,
    states,
    step_of,
)

pytestmark = pytest.mark.django_db
MARKET, FIRE = "市场监督管理局", "消防救援大队"
POINT = PointRaised(PointKind.BACK, text="两家对面积口径不一致。", owner=MARKET, due_on=date(2026, 3, 6))


def decided(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    for matter in ("M01", "M02"):
        permit(city, case_id, matter)
    return case_id


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code
    return found.value


def test_a_blocking_point_holds_the_confirmation_until_its_owner_closes_it(city):
    case_id, lead = decided(city), city.viewer(Post.LEAD)
    point = coordinating.raise_point(lead, case_id=case_id, raised=POINT, at=city.later(minutes=1))
    said = refused("cases.joint.open_points", flow.confirm, lead, case_id=case_id, at=city.at)
    assert "后台磨合：两家对面积口径不一致。（市场监督管理局，2026-03-06前）" in said.sentence
    owner = city.viewer(Post.REVIEWER, MARKET)
    assert [one.text for one in get_case(owner, case_id=case_id).points] == ["两家对面积口径不一致。"]
    closing = {"case_id": case_id, "point_id": point, "closing": "已统一口径。"}
    clerk = city.viewer(Post.CLERK)
    refused("cases.point.not_yours", coordinating.close_point, clerk, **closing, at=city.at)
    coordinating.close_point(owner, **closing, at=city.later(minutes=1))
    refused("cases.point.unknown", coordinating.close_point, owner, **closing, at=city.at)
    assert get_case(lead, case_id=case_id).points[0].closing == "已统一口径。"
    flow.confirm(lead, case_id=case_id, at=city.later(minutes=1))
    assert verify_ledger(SYSTEM).sound


def test_a_point_that_only_warns_is_counted_and_not_waited_for(city):
    case_id, lead = decided(city), city.viewer(Post.LEAD)
    raised = replace(POINT, kind=PointKind.FRONT, is_blocking=False)
    coordinating.raise_point(lead, case_id=case_id, raised=raised, at=city.later(minutes=1))
    flow.confirm(lead, case_id=case_id, at=city.later(minutes=1))
    confirmed = next(act for act in list_case_acts(lead, case_id=case_id) if act.verb == "confirm")
    assert confirmed.facts["open_points"] == 1


def test_who_does_not_take_part_owns_no_point(city):
    case_id, lead = decided(city), city.viewer(Post.LEAD)
    raised = replace(POINT, owner=FIRE)
    refused("cases.point.owner", coordinating.raise_point, lead, case_id=case_id, raised=raised, at=city.at)


def test_what_the_departments_say_among_themselves_stays_inside(city):
    case_id, lead, citizen = decided(city), city.viewer(Post.LEAD), city.citizen()
    coordinating.raise_point(lead, case_id=case_id, raised=POINT, at=city.later(minutes=1))
    meeting = MeetingHeld(date(2026, 3, 2), attendees=(MARKET, FIRE), agreed="按现场测量为准。")
    coordinating.record_meeting(lead, case_id=case_id, meeting=meeting, at=city.later(minutes=1))
    assert get_case(lead, case_id=case_id).meetings[0].agreed == "按现场测量为准。"
    seen = get_case(citizen, case_id=case_id)
    assert (seen.points, seen.meetings) == ((), ())
    inside = [
        act
        for act in list_case_acts(citizen, case_id=case_id)
        if act.verb in ("raise_point", "record_meeting")
    ]
    assert [act.personal for act in inside] == [{}, {}]


def test_the_applicant_may_have_a_decided_result_at_any_time(city):
    """What it rests on goes out with it; the others go on, and the lead confirms what is left."""
    citizen = city.citizen()
    case_id = dispatched(city, citizen, ANSWERS)
    for matter in ("M01", "M02"):
        permit(city, case_id, matter)
    coordinating.raise_point(city.viewer(Post.LEAD), case_id=case_id, raised=POINT, at=city.later(minutes=1))
    choosing.separate(citizen, step_id=step_of(case_id, "M02").id, at=city.later(minutes=1))
    assert Issuance.objects.get(case_id=case_id).cause == "applicant"
    carry_out_effects(city)
    found = states(case_id)
    assert (found["M01"], found["M02"], found["M03"], found["case"]) == (
        "issued",
        "issued",
        "pending",
        "in_review",
    )
    refused("cases.withdraw.too_late", flow.withdraw, citizen, case_id=case_id, at=city.at)
    refused("cases.move.not_now", choosing.separate, citizen, step_id=step_of(case_id, "M03").id, at=city.at)


def test_one_result_may_be_had_while_another_refusal_is_chosen_about(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, ANSWERS)
    permit(city, case_id, "M01")
    refuse(city, case_id, "M03")
    choosing.separate(citizen, step_id=step_of(case_id, "M01").id, at=city.later(minutes=1))
    carry_out_effects(city)
    assert (states(case_id)["M01"], states(case_id)["case"]) == ("issued", "choosing")

"""The pre-check of online applications: passed, or back once for any change; the five days of the law run on."""

from datetime import date, timedelta

import pytest

from onething.calendars.queries import get_calendar
from onething.cases.contracts.given import CorrectionItem
from onething.cases.contracts.kinds import CaseState, LetterKind
from onething.cases.models.case import Case
from onething.cases.queries.lists import list_queue
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.jobs import run_day_timers
from onething.journey.letters import read_letter
from onething.journey.ways import precheck
from onething.kernel.errors import Refusal
from onething.notify.models import LocalMessage
from tests.factories.city import MORNING, SMALL, carry_out_effects, sign, submitted

pytestmark = pytest.mark.django_db
ITEM = CorrectionItem(place="form.enterprise_name", sentence="名称与招牌不一致。")
SIX_WORKING_DAYS = timedelta(days=8)


def state(case_id):
    return Case.objects.get(id=case_id).state


def returned(city, citizen):
    case_id = submitted(city, citizen, SMALL)
    precheck.return_for_change(
        city.viewer(Post.CLERK), case_id=case_id, items=[ITEM], at=city.later(minutes=5)
    )
    return case_id


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code


def submit_again(city, citizen, case_id):
    flow.submit(citizen, case_id=case_id, signature=sign(city, citizen, case_id), at=city.later(minutes=5))


def test_passed_it_is_taken_in_next_and_the_five_days_run_on(city):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = submitted(city, citizen, SMALL)
    precheck.pass_precheck(clerk, case_id=case_id, at=city.later(minutes=5))
    letter = read_letter(citizen, case_id=case_id, kind=LetterKind.PRECHECK, at=city.at)
    assert letter.number == "行政审批服务局 2026 预 第 1 号"
    assert "最迟在2026年3月9日" in letter.body.blocks[1].paragraphs[0]
    run_day_timers(at=MORNING + SIX_WORKING_DAYS)
    assert state(case_id) == "accepted"  # 行政许可法 art. 32(4): it came in on the day of its arrival


def test_passed_and_received(city):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = submitted(city, citizen, SMALL)
    precheck.pass_precheck(clerk, case_id=case_id, at=city.later(minutes=5))
    flow.receive(clerk, case_id=case_id, at=city.later(minutes=5))
    assert state(case_id) == "received"


def test_sent_back_anything_may_change_and_the_number_stays(city):
    citizen = city.citizen()
    case_id = returned(city, citizen)
    case = get_case(citizen, case_id=case_id)
    assert case.precheck.items == (ITEM,)
    number, values = case.number, {"enterprise_name": "宁乡演示餐馆", "business_scope": "餐饮服务演示"}
    flow.fill(citizen, case_id=case_id, values=values, revision=case.revision, at=city.at)
    submit_again(city, citizen, case_id)
    after = get_case(citizen, case_id=case_id)
    assert (after.state, after.number, after.submitted_at) == (CaseState.SUBMITTED, number, city.at)


def test_while_the_applicant_has_it_nothing_is_deemed_and_the_five_days_begin_anew(city):
    citizen = city.citizen()
    case_id = returned(city, citizen)
    run_day_timers(at=MORNING + timedelta(days=60))
    assert state(case_id) == "returned"
    city.later(days=7)
    submit_again(city, citizen, case_id)
    run_day_timers(at=city.at + timedelta(days=4))
    assert state(case_id) == "submitted"
    run_day_timers(at=city.at + SIX_WORKING_DAYS)
    assert state(case_id) == "accepted"


def test_sent_back_once_and_unchanged_it_must_be_taken(city):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = returned(city, citizen)
    submit_again(city, citizen, case_id)
    refused(
        "cases.precheck.twice",
        precheck.return_for_change,
        clerk,
        case_id=case_id,
        items=[ITEM],
        at=city.at,
    )
    flow.receive(clerk, case_id=case_id, at=city.later(minutes=1))
    flow.ask_correction(clerk, case_id=case_id, items=[ITEM], at=city.later(minutes=1))
    assert state(case_id) == "correcting"  # the one notice of the law is still to be had


def test_only_what_came_online_is_prechecked(city):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = submitted(city, citizen, SMALL)
    Case.objects.filter(id=case_id).update(channel="window", window_unit_code=clerk.unit_code)
    refused("cases.precheck.at_window", precheck.pass_precheck, clerk, case_id=case_id, at=city.at)
    refused(
        "cases.precheck.at_window",
        precheck.return_for_change,
        clerk,
        case_id=case_id,
        items=[ITEM],
        at=city.at,
    )


def test_after_five_days_the_law_has_accepted_and_nothing_is_sent_back(city):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = submitted(city, citizen, SMALL)
    late = MORNING + SIX_WORKING_DAYS
    for act, more in ((precheck.pass_precheck, {}), (precheck.return_for_change, {"items": [ITEM]})):
        refused("cases.receipt.deemed_accepted", act, clerk, case_id=case_id, at=late, **more)


def test_the_points_are_exact_places(city):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = submitted(city, citizen, SMALL)
    for code, items in (
        ("cases.correction.empty", []),
        ("cases.correction.place_unknown", [CorrectionItem("form.nowhere", "请核对后重填。")]),
        ("cases.power.unpublished_material", [CorrectionItem("materials.其他", "请补充其他材料。")]),
    ):
        refused(code, precheck.return_for_change, clerk, case_id=case_id, items=items, at=city.at)


def test_the_window_sees_what_it_owes_and_until_when(city):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = submitted(city, citizen, SMALL)
    (row,) = list_queue(clerk, states=[CaseState.SUBMITTED], calendar=get_calendar(clerk))
    assert row.window_due_on == date(2026, 3, 3)  # one working day
    flow.receive(clerk, case_id=case_id, at=city.later(minutes=5))
    (row,) = list_queue(clerk, states=[CaseState.RECEIVED], calendar=get_calendar(clerk))
    assert row.window_due_on == date(2026, 3, 9)  # five


def test_the_applicant_is_told_each_time(city):
    citizen = city.citizen()
    case_id = returned(city, citizen)
    submit_again(city, citizen, case_id)
    precheck.pass_precheck(city.viewer(Post.CLERK), case_id=case_id, at=city.later(minutes=5))
    carry_out_effects(city)
    texts = [one.text for one in LocalMessage.objects.all()]
    assert sum("需要修改" in text for text in texts) == 1
    assert sum("预审通过" in text for text in texts) == 1

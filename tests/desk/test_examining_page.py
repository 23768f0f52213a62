"""Review points and the check by two people on the one screen of a case."""

import json

from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.directory.contracts import Post
from onething.directory.models import Person
from onething.journey import flow
from tests.desk.test_hands import second_reviewer
from tests.desk.test_step_case import FIRE, MARKET, address, sent
from tests.factories.city import SMALL, dispatched, step_of


def under_review(city, *, points=(), two_people=False):
    """The licence step under review, published with these points."""
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    flow.start_review(city.viewer(Post.REVIEWER, MARKET), step_id=step.id, at=city.at)
    plan = json.loads(Case.objects.get(id=case_id).plan)
    next(one for one in plan["matters"] if one["code"] == step.matter_code)["examination"]["points"] = list(
        points
    )
    Case.objects.filter(id=case_id).update(plan=json.dumps(plan))
    Step.objects.filter(id=step.id).update(two_people=two_people)
    return case_id, step


def test_points_are_ticked_one_by_one_and_a_no_without_a_word_loses_nothing(city, seat):
    case_id, step = under_review(city, points=["住所可以用作经营"])
    reviewer, decider = seat(Post.REVIEWER, MARKET), seat(Post.DECIDER, MARKET)
    assert "拟准予前必须勾选" in reviewer.get(address(case_id)).content.decode()
    assert 'value="permit"' not in decider.get(address(case_id)).content.decode()
    wrong = sent(step, "tick_review_points", **{"tick-matter.1": "unmet", "note-matter.1": "差"})
    answer = reviewer.post(address(case_id), wrong)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "请写明“住所可以用作经营”哪里不符合" in text
    assert 'value="差"' in text
    good = sent(step, "tick_review_points", **{"tick-matter.1": "unmet", "note-matter.1": "房屋是住宅。"})
    assert reviewer.post(address(case_id), good).status_code == 302
    seen = decider.get(address(case_id)).content.decode()
    assert "✗ 不符合：住所可以用作经营——房屋是住宅。" in seen
    assert "有要点不符合，为什么仍拟准予" in seen
    assert decider.post(address(case_id), sent(step, "permit", reason="符合条件。")).status_code == 422
    told = sent(step, "permit", reason="符合条件。", despite="利害关系业主已同意。")
    assert decider.post(address(case_id), told).status_code == 302


def test_two_people_each_in_their_own_session(city, seat):
    case_id, step = under_review(city, two_people=True)
    first = seat(Post.REVIEWER, MARKET)
    second = seat(Post.REVIEWER, MARKET, login=Person.objects.get(id=second_reviewer()).login_name)
    typed = {"two_on": "2026-03-02", "two_second": second_reviewer(), "two_findings": "现场与图纸一致。"}
    assert (
        first.post(address(case_id), sent(step, "record_check", **typed | {"two_second": ""})).status_code
        == 422
    )
    assert first.post(address(case_id), sent(step, "record_check", **typed)).status_code == 302
    assert 'value="confirm_check"' not in first.get(address(case_id)).content.decode()
    page = second.get(address(case_id)).content.decode()
    assert "请您确认两人核查" in page
    assert "现场与图纸一致。" in page
    assert second.post(address(case_id), sent(step, "confirm_check")).status_code == 302
    assert "两人核查已确认" in seat(Post.DECIDER, MARKET).get(address(case_id)).content.decode()


def test_nobody_else_reads_what_was_found(city, seat):
    case_id, step = under_review(city, points=["住所可以用作经营"])
    unmet = sent(step, "tick_review_points", **{"tick-matter.1": "unmet", "note-matter.1": "房屋是住宅。"})
    seat(Post.REVIEWER, MARKET).post(address(case_id), unmet)
    for page in (
        seat(Post.CITIZEN).get(f"/cases/{case_id}/"),
        seat(Post.CLERK).get(f"/counter/cases/{case_id}/"),
        seat(Post.LEAD, MARKET).get(f"/desk/lead/cases/{case_id}/"),
    ):
        assert page.status_code == 200
        assert "房屋是住宅" not in page.content.decode()
    assert seat(Post.REVIEWER, FIRE).get(address(case_id)).status_code == 404

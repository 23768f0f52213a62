"""The department's list: own steps only, due first, page by page, filtered by light."""

from datetime import date

from onething.cases.contracts.kinds import Light
from onething.cases.models.step import Step
from onething.cases.queries.work import list_work
from onething.directory.contracts import Post
from tests.factories.city import ANSWERS, SMALL, dispatched, permit

TODAY = date(2026, 3, 2)


def test_a_department_sees_its_own_open_steps_due_first(city):
    citizen = city.citizen()
    first, second = dispatched(city, citizen, SMALL), dispatched(city, citizen, ANSWERS)
    permit(city, second, "M01")
    Step.objects.filter(case_id=first, matter_code="YJS-002/M01").update(promised_on=date(2026, 3, 20))
    rows = list_work(city.viewer(Post.REVIEWER, "市场监督管理局"), today=TODAY)
    assert [row.matter_name[:4] for row in rows] == ["市场主体", "食品经营", "市场主体", "食品经营"]
    assert {row.case_id for row in list_work(city.viewer(Post.DECIDER, "消防救援大队"), today=TODAY)} == {
        second
    }
    assert list_work(city.viewer(Post.LEAD), today=TODAY) == []
    assert list_work(citizen, today=TODAY) == []


def test_pages_and_lights(city, django_assert_max_num_queries):
    citizen = city.citizen()
    for _ in range(3):
        dispatched(city, citizen, SMALL)
    reviewer = city.viewer(Post.REVIEWER, "市场监督管理局")
    with django_assert_max_num_queries(3):
        whole = list_work(reviewer, today=TODAY)
    assert len(whole) == 6
    last = whole[1]
    following = list_work(reviewer, today=TODAY, after=(last.promised_on or date.max, last.step_id), limit=4)
    assert whole[2:] == following
    for light in Light:
        assert {row.light for row in list_work(reviewer, today=TODAY, light=light)} <= {light}
    amber = list_work(reviewer, today=TODAY, light=Light.AMBER)
    assert {row.days_left for row in amber} == {1}
    assert len(list_work(reviewer, today=date(2026, 3, 6), light=Light.RED)) == 3

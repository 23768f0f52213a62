"""What the faces show alike: lanes, savings, papers, deadlines with their why, the life of a case."""

from datetime import date

import pytest

from onething.cases.queries.one_case import get_case, list_case_acts
from onething.directory.contracts import Post
from onething.directory.queries import get_person_card, list_units
from onething.kernel.viewer import SYSTEM
from onething.look.contracts import Light, Progress, Tone
from onething.pages.applying.plans import show_saved
from onething.pages.applying.voices import CITIZEN
from onething.pages.showing.deadlines import show_case_deadline, show_step_deadline
from onething.pages.showing.life import show_life
from onething.pages.showing.opinions import show_opinion
from onething.pages.showing.people import show_person
from onething.pages.showing.plans import show_materials, show_waves
from onething.supervision.queries.deadlines import read_deadlines
from onething.supervision.rules.explaining import say_basis
from tests.factories import city as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispatched(city):
    """A dispatched case as its applicant and as a department see it."""
    citizen = city.citizen()
    case_id = factory.dispatched(city, citizen)
    return city, citizen, case_id


def test_the_lanes_follow_the_steps(dispatched):
    city, citizen, case_id = dispatched
    before = get_case(citizen, case_id=case_id)
    assert {row.state for row in show_waves(before.plan).rows} == {Progress.TODO}
    factory.permit(city, case_id, "M01")
    view = get_case(citizen, case_id=case_id)
    own = next(step.unit_code for step in view.steps if step.department == "消防救援大队")
    chart = show_waves(view.plan, steps=view.steps, own_unit=own)
    states = {row.key.split("/")[1]: row.state for row in chart.rows}
    assert states["M01"] is Progress.READY
    assert [row.department for row in chart.rows if row.is_own] == ["消防救援大队"]
    assert {row.key for row in chart.rows if row.is_critical} == set(view.plan["critical_path"])


def test_the_savings_are_the_plans(dispatched):
    _city, citizen, case_id = dispatched
    plan = get_case(citizen, case_id=case_id).plan
    strip = show_saved(plan, voice=CITIZEN)
    assert sorted([figure.before, figure.after] for figure in strip.figures) == sorted(plan["saved"].values())


def test_papers_that_are_asked_stand_first_and_say_what_was_handed_in(dispatched):
    _city, citizen, case_id = dispatched
    view = get_case(citizen, case_id=case_id)
    key = next(one.key for one in view.materials if one.asked)
    rows = show_materials(
        view.plan, handed_in=view.materials, problems={f"materials.{key}": "请重新拍清楚。"}
    )
    asked = sum(one.asked for one in view.materials)
    assert all(row.file_name == "材料.pdf" for row in rows[:asked])
    assert [row.error for row in rows if row.error] == ["请重新拍清楚。"]
    assert all(row.how.word.startswith("不用交") for row in rows[asked:] if row.how.tone is Tone.FREE)


def test_a_deadline_says_why_it_is_that_day(dispatched):
    _city, citizen, case_id = dispatched
    view = get_case(citizen, case_id=case_id)
    step = next(one for one in view.steps if one.matter_code.endswith("M01"))
    deadlines = read_deadlines(citizen, case_id=case_id, today=date(2026, 3, 2))
    chip = show_step_deadline(step, deadlines=deadlines)
    assert chip.light is Light.AMBER
    assert chip.left == "剩 1 个工作日"
    assert chip.promised == "3月3日（周二）"
    assert chip.why[0].startswith("3月2日开始")
    assert "承诺 1 个工作日" in chip.why[-1]
    assert "市场主体登记管理条例" in chip.why[-1]
    waiting = next(one for one in view.steps if one.clock.started_on is None)
    assert show_step_deadline(waiting, deadlines=deadlines).light is Light.NONE


@pytest.mark.parametrize(
    ("today", "light", "left"),
    [
        (date(2026, 3, 2), Light.GREEN, "剩 11 个工作日"),
        (date(2026, 3, 17), Light.AMBER, "今天到期"),
        (date(2026, 3, 19), Light.AMBER, "超承诺 2 个工作日"),
    ],
)
def test_the_whole_case_counts_down_to_its_promise(dispatched, today, light, left):
    _city, citizen, case_id = dispatched
    deadlines = read_deadlines(citizen, case_id=case_id, today=today)
    chip = show_case_deadline(get_case(citizen, case_id=case_id), deadlines=deadlines)
    assert (chip.light, chip.left) == (light, left)
    assert any("星期六" in line for line in chip.why)


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("市场主体登记管理条例(2021) art.19: registered on the spot", "（市场主体登记管理条例第 19 条）"),
        ("行政许可法 art.42 (general ceiling); reported", "（行政许可法第 42 条）"),
        ("食品安全法实施条例", "（食品安全法实施条例）"),
        ("from general knowledge", ""),
    ],
)
def test_a_basis_is_said_in_chinese_or_not_at_all(basis, said):
    assert say_basis(basis) == said


def test_the_life_line_is_newest_first_and_in_words(dispatched):
    city, _citizen, case_id = dispatched
    factory.refuse(city, case_id, "M01")
    lead = city.viewer(Post.LEAD)
    view = get_case(lead, case_id=case_id)
    line = show_life(list_case_acts(lead, case_id=case_id), steps=view.steps, units=list_units(SYSTEM))
    events = [*line.events, *line.earlier]
    first, last = events[0], events[-1]
    assert last.what == "开始申请"
    assert first.what == "请申请人选择"
    refusal = next(event for event in events if event.what.startswith("拟不予"))
    assert refusal.who == "市场监督管理局 · 审批岗（首席代表）"
    assert refusal.detail == "现场不符合要求。"
    assert refusal.tone is Tone.LEGAL


def test_an_opinion_shows_what_the_viewer_may_read(dispatched):
    city, citizen, case_id = dispatched
    factory.refuse(city, case_id, "M01")
    told = next(step for step in get_case(citizen, case_id=case_id).steps if step.matter_code.endswith("M01"))
    card = show_opinion(told)
    assert (card.tone, card.reasons, card.articles) == (Tone.LEGAL, "现场不符合要求。", ("消防法第十五条",))
    reviewer = city.viewer(Post.REVIEWER, "消防救援大队")
    others = next(
        step for step in get_case(reviewer, case_id=case_id).steps if step.matter_code.endswith("M01")
    )
    assert show_opinion(others).reasons == ""


def test_a_person_is_shown_masked(dispatched):
    _city, citizen, _case_id = dispatched
    card = show_person(get_person_card(SYSTEM, person_id=citizen.person_id), role="申请人")
    assert (card.name, card.phone, card.level) == ("演**", "139****0002", "已实名")

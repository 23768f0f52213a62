"""Review points and the check by two people (行政许可法 art. 34), as tables and properties."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.cases.contracts.examining import CheckRecorded, CheckState, ReviewPoint, Tick
from onething.cases.rules.examining import (
    check_may_permit,
    check_not_alone,
    check_ticks,
    check_two_people,
    list_review_points,
)
from onething.kernel.errors import Refusal

PLAN = {
    "matters": [
        {"code": "T/M1", "examination": {"points": ["场所与图纸一致", "通道畅通"]}},
        {"code": "T/M2", "examination": {"points": []}},
    ],
    "materials": [
        {
            "key": "aa",
            "name": "图纸",
            "asked": True,
            "needed_by": ["T/M1", "T/M2"],
            "review_points": ["有比例尺"],
        },
        {"key": "bb", "name": "执照", "asked": False, "needed_by": ["T/M1"], "review_points": ["在有效期内"]},
    ],
}
OWN = ReviewPoint("matter.1", "通道畅通", about="", is_required=True)
PAPER = ReviewPoint("materials.aa.1", "有比例尺", about="图纸", is_required=False)
FIRST, SECOND, STRANGER = (UUID(int=number) for number in (1, 2, 3))
DAY = date(2026, 3, 4)


def code_of(act, *arguments, **named) -> str:
    try:
        act(*arguments, **named)
    except Refusal as refusal:
        return refusal.code
    return ""


def test_a_matter_has_its_own_points_and_those_of_the_papers_it_is_brought():
    assert [(one.place, one.about, one.is_required) for one in list_review_points(PLAN, matter_code="T/M1")] == [
        ("matter.1", "", True), ("matter.2", "", True), ("materials.aa.1", "图纸", False),
    ]  # fmt: skip
    assert [one.place for one in list_review_points(PLAN, matter_code="T/M2")] == ["materials.aa.1"]


@pytest.mark.parametrize(
    ("ticks", "code"),
    [
        ({"matter.1": Tick(is_met=True)}, ""),
        ({"matter.1": Tick(is_met=False, note="堆放杂物")}, ""),
        ({"matter.1": Tick(is_met=False, note=" 堵 ")}, "cases.review_points.note"),
        ({"matter.9": Tick(is_met=True)}, "cases.review_points.unknown"),
        ({}, "cases.review_points.empty"),
    ],
)
def test_an_answer_is_to_a_published_point_and_a_no_says_why(ticks, code):
    assert code_of(check_ticks, ticks, points=[OWN, PAPER]) == code


@pytest.mark.parametrize(
    ("answers", "despite", "code"),
    [
        ({}, "", "cases.review_points.open"),
        ({"materials.aa.1": True}, "", "cases.review_points.open"),
        ({"matter.1": True}, "", ""),
        ({"matter.1": False}, "", "cases.review_points.unmet"),
        ({"matter.1": False}, "已当场清理", ""),
        ({"matter.1": True, "materials.aa.1": False}, "  ", "cases.review_points.unmet"),
    ],
)
def test_a_permit_answers_what_is_required_and_says_why_against_a_no(answers, despite, code):
    assert code_of(check_may_permit, [OWN, PAPER], answers=answers, despite=despite) == code


@given(answers=st.dictionaries(st.sampled_from(["matter.1", "matter.2", "materials.aa.1"]), st.booleans()))
def test_a_permit_without_a_word_of_its_own_rests_on_points_that_are_all_met(answers):
    points = list_review_points(PLAN, matter_code="T/M1")
    if not code_of(check_may_permit, points, answers=answers, despite=""):
        assert answers.get("matter.1")
        assert answers.get("matter.2")
        assert all(answers.values())


@pytest.mark.parametrize(
    ("second", "day", "findings", "code"),
    [
        (SECOND, DAY, "与图纸一致", ""),
        (FIRST, DAY, "与图纸一致", "cases.check.second"),
        (STRANGER, DAY, "与图纸一致", "cases.check.second"),
        (SECOND, date(2026, 3, 1), "与图纸一致", "cases.check.day"),
        (SECOND, date(2026, 3, 6), "与图纸一致", "cases.check.day"),
        (SECOND, DAY, " 好 ", "cases.reason.missing"),
    ],
)
def test_two_reviewers_of_the_unit_look_on_a_day_that_was(second, day, findings, code):
    recorded = CheckRecorded(day, findings, second)
    found = code_of(
        check_two_people, recorded, first=FIRST, colleagues={FIRST, SECOND}, began=date(2026, 3, 2),
        today=date(2026, 3, 5),
    )  # fmt: skip
    assert found == code


@given(first=st.uuids(), second=st.uuids(), colleagues=st.sets(st.uuids()))
def test_nobody_is_the_second_of_their_own_check_whoever_the_colleagues_are(first, second, colleagues):
    recorded, days = CheckRecorded(DAY, "与图纸一致", second), {"began": DAY, "today": DAY}
    if not code_of(check_two_people, recorded, first=first, colleagues=colleagues | {first, second}, **days):
        assert first != second
    alone = CheckRecorded(DAY, "与图纸一致", first)
    assert code_of(check_two_people, alone, first=first, colleagues=colleagues | {first}, **days)


@pytest.mark.parametrize("state", list(CheckState))
def test_where_two_are_asked_only_a_confirmed_check_carries_an_opinion(state):
    assert code_of(check_not_alone, state, is_needed=False) == ""
    assert (code_of(check_not_alone, state, is_needed=True) == "") is (state is CheckState.CONFIRMED)

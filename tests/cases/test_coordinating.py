"""What may be listed as open between departments, and which of it stands in the way (house rules)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.cases.contracts.given import MeetingHeld, PointRaised
from onething.cases.contracts.kinds import PointKind
from onething.cases.rules.coordinating import PointFact, check_meeting, check_point, list_hindrances
from onething.kernel.errors import Refusal

TODAY = date(2026, 3, 2)
POINT = PointRaised(
    PointKind.BACK, text="两家对面积口径不一致。", owner="消防救援大队", due_on=date(2026, 3, 6)
)
MEETING = MeetingHeld(TODAY, attendees=("市场监督管理局", "消防救援大队"), agreed="按现场测量为准。")
FACTS = st.builds(
    PointFact,
    kind=st.sampled_from(PointKind),
    text=st.just("面积口径"),
    owner=st.just("消防救援大队"),
    due_on=st.dates(),
    is_blocking=st.booleans(),
)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"due_on": TODAY}, None),
        ({"text": " 面积 "}, "cases.point.text_missing"),
        ({"due_on": date(2026, 3, 1)}, "cases.point.due"),
    ],
)
def test_a_point_says_what_and_until_when(changes, code):
    if code is None:
        check_point(replace(POINT, **changes), today=TODAY)
        return
    with pytest.raises(Refusal) as refused:
        check_point(replace(POINT, **changes), today=TODAY)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"held_on": date(2026, 3, 3)}, "cases.meeting.future"),
        ({"attendees": ("消防救援大队", " 消防救援大队")}, "cases.meeting.attendees"),
        ({"agreed": "好"}, "cases.reason.missing"),
    ],
)
def test_a_meeting_was_held_by_at_least_two_who_agreed_on_something(changes, code):
    if code is None:
        check_meeting(replace(MEETING, **changes), today=TODAY)
        return
    with pytest.raises(Refusal) as refused:
        check_meeting(replace(MEETING, **changes), today=TODAY)
    assert refused.value.code == code


@given(st.lists(FACTS))
def test_only_blocking_points_hinder_and_each_is_named(points):
    hindrances = list_hindrances(points)
    assert len(hindrances) == sum(point.is_blocking for point in points)
    assert all("消防救援大队" in sentence for sentence in hindrances)

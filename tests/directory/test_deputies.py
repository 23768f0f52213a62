"""Whoever is absent is stood in for, from a day to a day, by a named colleague, and every act says in whose name."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onething.directory.actions.deputies import SUBJECT, end_deputy, name_deputy
from onething.directory.actions.organisation import keep_staff
from onething.directory.actions.sign_in import try_change_post, try_staff_sign_in
from onething.directory.contracts import DeputyGiven, Post, StaffEntry
from onething.directory.models import Deputy, Person
from onething.directory.queries import (
    get_own_card,
    get_token_viewer,
    list_colleagues,
    list_deputies,
    list_own_posts,
    name_staff,
)
from onething.directory.rules.deputies import MOST_DAYS, check_days
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.ledger.contracts import Subject
from onething.ledger.queries import list_acts
from tests.directory.conftest import MARKET, PASSWORD

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
ONE, OTHER = new_id(), new_id()


def days(first, last, **changes):
    known = {"absent": ONE, "post": Post.REVIEWER, "deputy": OTHER, "reason": "休假"}
    return DeputyGiven(**(known | {"first_day": first, "last_day": last} | changes))


# AB 角是各地通行的岗位责任制, no law: house rules.
@pytest.mark.parametrize(
    ("given_days", "others", "code"),
    [
        (days(TODAY, TODAY), [], None),  # one day is enough, and may be today
        (days(TODAY - timedelta(1), TODAY), [], "directory.deputy.past"),
        (days(TODAY + timedelta(1), TODAY), [], "directory.deputy.days"),
        (days(TODAY, TODAY + timedelta(MOST_DAYS)), [], "directory.deputy.days"),
        (days(TODAY, TODAY + timedelta(MOST_DAYS - 1)), [], None),
        (days(TODAY, TODAY, deputy=ONE), [], "directory.deputy.same_person"),
        (days(TODAY, TODAY, reason=" "), [], "directory.deputy.reason_missing"),
        (days(TODAY, TODAY + timedelta(3)), [(TODAY + timedelta(3), TODAY + timedelta(9))], "directory.deputy.taken"),
        (days(TODAY, TODAY + timedelta(2)), [(TODAY + timedelta(3), TODAY + timedelta(9))], None),
    ],
)  # fmt: skip
def test_for_which_days_somebody_may_stand_in(given_days, others, code):
    if code is None:
        check_days(given_days, today=TODAY, others=others)
        return
    with pytest.raises(Refusal) as refused:
        check_days(given_days, today=TODAY, others=others)
    assert refused.value.code == code


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=12))
def test_nobody_has_two_deputies_in_a_post_on_one_day(asked):
    taken: list[tuple[date, date]] = []
    for start, length in asked:
        first = TODAY + timedelta(start)
        try:
            check_days(days(first, first + timedelta(length)), today=TODAY, others=taken)
        except Refusal:
            continue
        taken.append((first, first + timedelta(length)))
    covered = [first + timedelta(n) for first, last in taken for n in range((last - first).days + 1)]
    assert len(covered) == len(set(covered))


@pytest.fixture
def people(staff):
    """The market office: two reviewers beside its decider."""
    rows = [
        ("sc1", "审查甲", Post.REVIEWER),
        ("sc2", "审查乙", Post.REVIEWER),
    ]
    entries = [
        StaffEntry(login, name, f"1391111000{n}", MARKET, (post,))
        for n, (login, name, post) in enumerate(rows, 5)
    ]
    keep_staff(entries=entries, password=PASSWORD)
    return {row.login_name: row.id for row in Person.objects.filter(kind="staff")}


def signed_in(login, at=AT, **how):
    return try_staff_sign_in(login_name=login, password=PASSWORD, at=at, **({"post": None} | how))


def viewer(login, at=AT, **how):
    return get_token_viewer(ANONYMOUS, token=signed_in(login, at=at, **how).token, at=at)


def stand_in(people, *, by="sc1", absent="sc1", deputy="sc2", post=Post.REVIEWER, last=date(2026, 3, 6)):
    given_days = DeputyGiven(people[absent], post, people[deputy], TODAY, last, "休假")
    return name_deputy(viewer(by), given=given_days, at=AT)


def test_a_colleague_in_the_same_post_stands_in_at_once_and_till_the_last_day(people):
    token = signed_in("sc2").token
    stand_in(people)
    seen = get_token_viewer(ANONYMOUS, token=token, at=AT)
    assert (seen.stands_in_for, seen.acts_for) == (frozenset({people["sc1"]}), None)
    friday = datetime(2026, 3, 6, 15, 59, tzinfo=UTC)  # one minute before midnight in Shanghai
    assert viewer("sc2", friday).stands_in_for == {people["sc1"]}
    assert viewer("sc2", friday + timedelta(minutes=1)).stands_in_for == frozenset()
    assert viewer("sc1").stands_in_for == frozenset()


def test_whoever_does_not_hold_the_post_signs_in_for_the_absent_and_only_in_the_days(people):
    stand_in(people, by="scjg", absent="scjg", post=Post.DECIDER)
    acting = viewer("sc2", post=Post.DECIDER, absent="scjg")
    assert (acting.post, acting.person_id, acting.acts_for) == (Post.DECIDER, people["sc2"], people["scjg"])
    assert get_own_card(acting, at=AT).absent == "乙首席"
    assert [one.label for one in list_own_posts(acting, at=AT)] == ["审查岗", "代乙首席·审批岗（首席代表）"]
    assert viewer("sc2").post == Post.REVIEWER  # their own post comes first
    late = datetime(2026, 3, 6, 17, tzinfo=UTC)
    assert signed_in("sc2", at=late, post=Post.DECIDER, absent="scjg").code == "directory.post.not_held"
    assert signed_in("sc1", post=Post.DECIDER, absent="scjg").code == "directory.post.not_held"


def test_a_token_for_an_absent_colleague_ends_with_the_deputy(people):
    deputy_id = stand_in(people, by="scjg", absent="scjg", post=Post.DECIDER)
    came = signed_in("sc2")
    token = try_change_post(
        person_id=people["sc2"], token=came.token, post=Post.DECIDER, absent="scjg", at=AT
    ).token
    end_deputy(viewer("scjg"), deputy_id=deputy_id, at=AT)
    with pytest.raises(Refusal) as refused:
        get_token_viewer(ANONYMOUS, token=token, at=AT)
    assert (refused.value.code, refused.value.status) == ("directory.deputy.over", 401)


@pytest.mark.parametrize(
    ("by", "absent", "deputy", "post", "code"),
    [
        ("sc2", "sc1", "sc2", Post.REVIEWER, "directory.deputy.not_yours"),  # nobody takes a colleague's work alone
        ("ck1", "sc1", "sc2", Post.REVIEWER, "directory.deputy.not_yours"),
        ("scjg", "sc1", "ck1", Post.REVIEWER, "directory.deputy.no_colleague"),
        ("scjg", "sc1", "sc2", Post.DECIDER, "directory.deputy.not_held"),
        ("scjg", "ck1", "sc2", Post.CLERK, "directory.deputy.not_held"),  # another unit's
        ("scjg", "sc1", "sc2", Post.REVIEWER, None),
        ("sc1", "sc1", "scjg", Post.REVIEWER, None),
    ],
)  # fmt: skip
def test_who_may_name_whom(people, by, absent, deputy, post, code):
    if code is None:
        stand_in(people, by=by, absent=absent, deputy=deputy, post=post)
        return
    with pytest.raises(Refusal) as refused:
        stand_in(people, by=by, absent=absent, deputy=deputy, post=post)
    assert refused.value.code == code


def test_a_deputy_is_an_act_in_the_ledger_and_shown_to_the_unit_only(people):
    deputy_id = stand_in(people)
    (row,) = list_deputies(viewer("scjg"), at=AT)
    assert (row.absent, row.deputy, row.last_day) == ("审查甲", "审查乙", date(2026, 3, 6))
    assert list_deputies(viewer("ck1"), at=AT) == []
    with pytest.raises(Refusal) as refused:
        end_deputy(viewer("ck1"), deputy_id=deputy_id, at=AT)
    assert refused.value.code == "directory.deputy.unknown"
    end_deputy(viewer("sc1"), deputy_id=deputy_id, at=AT)
    assert [act.verb for act in list_acts(SYSTEM, subject=Subject(SUBJECT, deputy_id))] == [
        "name_deputy",
        "end_deputy",
    ]
    assert list_deputies(viewer("scjg"), at=AT) == []
    stand_in(people)  # another one may be named then


def test_colleagues_are_of_ones_own_unit_and_only_staff_have_names(people):
    assert [one.name for one in list_colleagues(viewer("sc1"))] == ["乙首席", "审查乙", "审查甲"]
    assert name_staff(SYSTEM, people=[people["sc1"], new_id()]) == {people["sc1"]: "审查甲"}


@pytest.mark.parametrize(
    ("changes", "wall"),
    [({"deputy": "absent"}, "deputy_is_another"), ({"last_day": date(2026, 3, 1)}, "deputy_has_days")],
)
def test_the_database_refuses_what_no_deputy_may_be(people, changes, wall):
    row = Deputy.objects.get(id=stand_in(people))
    for name, value in changes.items():
        setattr(row, name, getattr(row, value) if name == "deputy" else value)
    with pytest.raises(IntegrityError, match=wall), transaction.atomic():
        row.save()

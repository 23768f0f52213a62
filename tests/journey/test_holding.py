"""One step is in one hand: claimed, assigned, given back, stood in for; and whoever reviewed it does not decide it."""

from datetime import UTC, date, datetime

import pytest

from onething.cases.contracts.given import OpinionGiven
from onething.cases.contracts.kinds import Hand
from onething.cases.models.step import Step
from onething.cases.queries.one_case import get_case, list_case_acts, list_next_acts
from onething.cases.queries.work import list_work
from onething.directory.contracts import DeputyGiven, Post
from onething.directory.models import Appointment
from onething.journey import flow
from onething.journey.ways import holding
from onething.kernel.errors import Refusal
from tests.factories.city import SMALL, City, dispatched, staff_viewer, states, step_of

pytestmark = pytest.mark.django_db
MARKET = "市场监督管理局"
RECUSING = {"declare_interest", "order_recusal"}  # open to whoever handles the step, all the while
GROUNDS = OpinionGiven(reasons="材料齐全，符合条件。")


class Office:
    """The licence step of a small case in the market office, its two reviewers and its decider."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.case_id = dispatched(city, city.citizen(), SMALL)
        self.first, self.second = self.reviewers()
        self.decider = city.viewer(Post.DECIDER, MARKET)

    def reviewers(self):
        held = Appointment.objects.filter(post=Post.REVIEWER, unit__name=MARKET).select_related("unit")
        return [staff_viewer(one) for one in held.order_by("id")[:2]]

    @property
    def step(self) -> Step:
        return step_of(self.case_id, "M01")

    def do(self, act, viewer, **given):
        act(viewer, step_id=self.step.id, at=self.city.later(minutes=1), **given)

    def verbs(self, viewer):
        acts = list_next_acts(viewer, case_id=self.case_id, at=self.city.at)
        return {act.verb for act in acts if act.step_id == self.step.id} - RECUSING


@pytest.fixture
def office(city):
    return Office(city)


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code
    return found.value


def test_what_one_has_claimed_the_other_is_not_offered_and_may_not_touch(office):
    assert office.verbs(office.second) == {"claim", "start_review"}
    office.do(holding.claim, office.first)
    assert office.verbs(office.first) == {"start_review", "return_to_pool"}
    assert office.verbs(office.second) == set()
    told = refused("cases.step.in_other_hands", office.do, flow.start_review, office.second)
    assert "乙审查" in told.sentence
    refused("cases.step.in_other_hands", office.do, holding.claim, office.second)
    refused("cases.step.in_hand_already", office.do, holding.claim, office.first)
    refused(
        "cases.step.in_other_hands", office.do, holding.return_to_pool, office.second, reason="帮他退回。"
    )


def test_starting_takes_what_nobody_has(office):
    office.do(flow.start_review, office.first)
    assert (office.step.held_by, office.step.reviewed_by) == (
        office.first.person_id,
        [office.first.person_id],
    )


def test_given_back_with_the_reason_another_takes_it(office):
    office.do(flow.start_review, office.first)
    refused("cases.reason.missing", office.do, holding.return_to_pool, office.first, reason=" ")
    office.do(holding.return_to_pool, office.first, reason="下周培训，请同事接手。")
    assert office.step.held_by is None
    refused("cases.step.in_pool", office.do, holding.return_to_pool, office.second, reason="没有可退的。")
    office.do(holding.claim, office.second)
    assert office.step.held_by == office.second.person_id
    assert office.step.reviewed_by == [office.first.person_id, office.second.person_id]


def test_the_head_assigns_also_what_another_has_in_hand_but_only_to_a_reviewer_of_the_unit(office, city):
    office.do(holding.claim, office.first)
    office.do(holding.assign, office.decider, to=office.second.person_id)
    assert office.step.held_by == office.second.person_id
    refused(
        "cases.step.in_hand_already", office.do, holding.assign, office.decider, to=office.second.person_id
    )
    stranger = city.viewer(Post.REVIEWER, "消防救援大队").person_id
    for nobody in (stranger, office.decider.person_id):
        refused("cases.step.assignee_unknown", office.do, holding.assign, office.decider, to=nobody)
    refused("cases.move.not_yours", office.do, holding.assign, office.first, to=office.first.person_id)


def test_whoever_reviewed_does_not_decide_even_in_another_post(office, city):
    office.do(flow.start_review, office.first)
    office.do(holding.return_to_pool, office.first, reason="换人办理。")
    office.do(holding.claim, office.second)
    Appointment.objects.filter(post=Post.DECIDER, person_id=office.decider.person_id).update(
        person_id=office.first.person_id
    )
    both = city.viewer(Post.DECIDER, MARKET)
    assert both.person_id == office.first.person_id
    for act in (flow.permit, flow.refuse):
        opinion = OpinionGiven(reasons="理由已写明。", articles=("食品安全法第三十五条",))
        refused("cases.opinion.same_person", office.do, act, both, opinion=opinion)
    assert not {"permit", "refuse"} & office.verbs(both)


def stand_in(office, *, absent, deputy, post=Post.REVIEWER):
    given = DeputyGiven(
        absent.person_id, post, deputy.person_id, date(2026, 3, 2), date(2026, 3, 6), "外出培训"
    )
    return holding.name_deputy(absent, given=given, at=office.city.at)


def with_token(office, viewer):
    """The viewer as their token makes them today."""
    held = Appointment.objects.select_related("unit").get(person_id=viewer.person_id, post=viewer.post)
    return office.city.signed_in(held)


def test_a_deputy_goes_on_in_the_name_of_the_absent_and_it_is_written_down(office):
    office.do(flow.start_review, office.first)
    stand_in(office, absent=office.first, deputy=office.second)
    deputy = with_token(office, office.second)
    assert "return_to_pool" in office.verbs(deputy)
    office.do(holding.return_to_pool, deputy, reason="本周无法现场核查。")
    act = list_case_acts(deputy, case_id=office.case_id)[-1]
    assert (act.verb, act.actor.person_id, act.actor.on_behalf_of) == (
        "return_to_pool", office.second.person_id, office.first.person_id,
    )  # fmt: skip


def test_a_deputy_for_another_post_acts_for_its_holder_and_a_reviewer_still_decides_nothing(office):
    office.do(flow.start_review, office.first)
    stand_in(office, absent=office.decider, deputy=office.second, post=Post.DECIDER)
    stand = office.city.signed_in_for(office.second, post=Post.DECIDER, absent=office.decider)
    office.do(flow.permit, stand, opinion=GROUNDS)
    assert states(office.case_id)["M01"] == "ready"
    act = [act for act in list_case_acts(stand, case_id=office.case_id) if act.verb == "permit"][0]
    assert (act.actor.person_id, act.actor.on_behalf_of) == (
        office.second.person_id, office.decider.person_id,
    )  # fmt: skip
    assert office.step.opined_by == office.second.person_id


def test_the_work_is_ones_own_the_pools_or_an_absent_colleagues(office, city):
    def work(viewer, hand):
        rows = list_work(viewer, today=date(2026, 3, 2), hand=hand)
        return [row.step_id for row in rows if row.case_id == office.case_id]

    step_id = office.step.id
    assert step_id in work(office.first, Hand.POOL)
    office.do(holding.claim, office.first)
    assert work(office.first, Hand.MINE) == [step_id]
    assert step_id not in work(office.first, Hand.POOL)
    assert work(office.second, Hand.MINE) == work(office.second, Hand.DEPUTISED) == []
    stand_in(office, absent=office.first, deputy=office.second)
    assert work(with_token(office, office.second), Hand.DEPUTISED) == [step_id]
    row = list_work(office.second, today=date(2026, 3, 2))[0]
    assert "审查" in row.holder


def test_everybody_who_sees_the_case_sees_who_has_it_in_hand(office):
    office.do(holding.claim, office.first)
    for viewer in (office.city.citizen(), office.second, office.city.viewer(Post.LEAD, MARKET)):
        step = next(one for one in get_case(viewer, case_id=office.case_id).steps if one.id == office.step.id)
        assert step.holder == "乙审查"
        assert not step.is_mine


def test_after_the_last_day_the_deputy_stands_in_no_more(office):
    office.do(holding.claim, office.first)
    stand_in(office, absent=office.first, deputy=office.second)
    office.city.at = datetime(2026, 3, 7, 2, tzinfo=UTC)
    refused("cases.step.in_other_hands", office.do, flow.start_review, with_token(office, office.second))

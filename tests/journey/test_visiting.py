"""One visit for all departments that have to see the place: one date, told; another, once; a record each before a permit."""

from datetime import date, time

import pytest

from onething.cases.contracts.examining import CheckRecorded
from onething.cases.contracts.given import OpinionGiven
from onething.cases.contracts.kinds import LetterKind
from onething.cases.contracts.visits import VisitSet
from onething.cases.models.step import Step
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.directory.queries import list_colleagues
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.journey.letters import print_letter, read_letter
from onething.journey.ways import evidence, examining, holding, recusing, visiting
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.notify.models import LocalMessage
from tests.factories.catalogue import content_of, published
from tests.factories.city import SMALL, carry_out_effects, dispatched, permit, states, step_of
from tests.factories.living import list_reviewers

pytestmark = pytest.mark.django_db
MARKET, FIRE = "市场监督管理局", "消防救援大队"
FOR = OpinionGiven("现场符合条件。")


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code


class Seeing:
    """A restaurant whose food permit and fire check both have to see the place, in one wave."""

    def __init__(self, city):
        content = content_of()
        for matter in content["thing"]["matters"]:
            if matter["id"] in ("M02", "M03"):
                matter["site_visit"] = True
        published(city, content)
        self.city, self.applicant = city, city.citizen()
        self.case_id = dispatched(city, self.applicant, SMALL | {"fire_scope": "true"})
        permit(city, self.case_id, "M01")
        self.food, self.fire = step_of(self.case_id, "M02"), step_of(self.case_id, "M03")
        self.lead = city.viewer(Post.LEAD, MARKET)
        for step in (self.food, self.fire):
            flow.start_review(list_reviewers(step.unit.name)[0], step_id=step.id, at=city.later(minutes=1))

    def on(self):
        return {"case_id": self.case_id, "at": self.city.later(minutes=1)}

    def set(self, who, day=date(2026, 3, 5), **changes):
        given = {"day": day, "clock": time(9, 30), "place": "玉潭街道1号", "subject": "看后厨和疏散通道。"}
        visiting.set_visit(who, given=VisitSet(**given | changes), **self.on())

    def visit(self, viewer):
        (found,) = get_case(viewer, case_id=self.case_id).visits
        return found

    def letter(self):
        found = read_letter(
            self.applicant, case_id=self.case_id, kind=LetterKind.VISIT, at=self.city.later(minutes=1)
        )
        assert print_letter(found).startswith(b"%PDF")
        lines = [line for block in found.body.blocks for line in block.paragraphs]
        return [*lines, *(cell for block in found.body.blocks for row in block.rows for cell in row)]

    def record(self, step, day=date(2026, 3, 5), **given):
        first, second = list_reviewers(step.unit.name)
        on = {"step_id": step.id, "at": self.city.later(minutes=1)}
        photo = evidence.give(first, name="现场.pdf", content=make_paper("现场"), **on)
        made = CheckRecorded(day, "后厨和通道符合要求。", second.person_id, photos=(photo,), **given)
        examining.record_check(first, given=made, **on)
        return second

    def permit(self, step):
        decider = self.city.viewer(Post.DECIDER, step.unit.name)
        flow.permit(decider, step_id=step.id, opinion=FOR, at=self.city.later(minutes=1))


def test_one_date_for_all_told_to_the_applicant_and_a_record_each(city):
    seeing = Seeing(city)
    refused("cases.visit.none", seeing.record, seeing.food)
    seeing.set(seeing.lead)
    carry_out_effects(city)
    assert any("约好了现场核查" in one.text for one in LocalMessage.objects.all())
    for step in (seeing.food, seeing.fire):
        first, second = list_reviewers(step.unit.name)
        people = [first.person_id, second.person_id]
        on = {"step_id": step.id, "at": city.later(minutes=1)}
        refused("cases.visit.people", visiting.name_visitors, first, people=people[:1], **on)
        stranger = list_reviewers(FIRE if step is seeing.food else MARKET)[0].person_id
        refused("cases.visit.people", visiting.name_visitors, first, people=[*people, stranger], **on)
        visiting.name_visitors(first, people=people, **on)
    told = seeing.visit(seeing.applicant)
    assert (told.day, told.clock, told.place) == (date(2026, 3, 5), time(9, 30), "玉潭街道1号")
    assert [(one.department, len(one.people)) for one in told.parties] == [(MARKET, 2), (FIRE, 2)]
    city.later(days=3)
    assert local_day(city.at) == told.day
    refused("cases.visit.not_recorded", seeing.permit, seeing.food)
    refused("cases.visit.other_day", seeing.record, seeing.food, day=date(2026, 3, 4))
    second = seeing.record(seeing.food)
    refused("cases.visit.not_recorded", seeing.permit, seeing.food)  # nobody confirmed it yet
    examining.confirm_check(second, step_id=seeing.food.id, at=city.later(minutes=1))
    seeing.permit(seeing.food)
    refused("cases.visit.not_recorded", seeing.permit, seeing.fire)  # its own record, nobody else's
    assert states(seeing.case_id)["M02"] == "ready"
    check = Step.objects.get(id=seeing.food.id).checks.get()
    assert len(check.photos) == 1


def test_the_letter_says_when_where_who_comes_and_what_to_have_ready(city):
    seeing = Seeing(city)
    first, second = list_reviewers(MARKET)
    people = [first.person_id, second.person_id]
    seeing.set(seeing.lead)
    named = [one.name for one in list_colleagues(first) if one.id in people]
    assert "、".join(named) not in seeing.letter()
    visiting.name_visitors(first, step_id=seeing.food.id, people=people, at=city.later(minutes=1))
    seeing.set(seeing.lead, day=date(2026, 3, 6))
    told = seeing.letter()
    for part in ("2026年3月6日09:30到玉潭街道1号", "看后厨和疏散通道。", "两名", "申请改一次", FIRE):
        assert any(part in line for line in told), part
    assert any(set(one.split("、")) == set(named) for one in told)
    assert f"由{FIRE}另行确定，见办件页面" in told
    before = seeing.letter()
    step = Step.objects.get(id=seeing.fire.id)
    first, second = list_reviewers(FIRE)
    visiting.name_visitors(
        first, step_id=step.id, people=[first.person_id, second.person_id], at=city.later(minutes=1)
    )
    assert seeing.letter() == before, "a letter stays as it was written"


def test_the_applicant_asks_for_another_date_once(city):
    seeing = Seeing(city)
    ask = visiting.ask_another_day
    refused("cases.visit.none", ask, seeing.applicant, wish="周五上午可以。", **seeing.on())
    seeing.set(seeing.lead)
    refused("cases.reason.missing", ask, seeing.applicant, wish="", **seeing.on())
    refused("cases.move.not_yours", ask, seeing.lead, wish="周五上午可以。", **seeing.on())
    ask(seeing.applicant, wish="周五上午可以。", **seeing.on())
    carry_out_effects(city)
    assert any("申请更改现场核查时间" in one.text for one in LocalMessage.objects.all())
    assert seeing.visit(seeing.lead).wish == "周五上午可以。"
    seeing.set(city.viewer(Post.REVIEWER, FIRE), day=date(2026, 3, 6))
    assert seeing.visit(seeing.applicant).day == date(2026, 3, 6)
    refused("cases.visit.asked_already", ask, seeing.applicant, wish="下周可以。", **seeing.on())


def test_a_date_is_told_ahead_or_agreed_and_stands_once_somebody_was_there(city):
    seeing = Seeing(city)
    today = local_day(city.at)
    refused("cases.visit.too_soon", seeing.set, seeing.lead, day=today)
    refused("cases.visit.place_missing", seeing.set, seeing.lead, place="")
    refused("cases.visit.subject_missing", seeing.set, seeing.lead, subject="看")
    seeing.set(seeing.lead, day=today, is_agreed=True)
    seeing.record(seeing.food, day=today)
    refused("cases.visit.recorded", seeing.set, seeing.lead)
    refused(
        "cases.visit.recorded", visiting.ask_another_day, seeing.applicant, wish="周五可以。", **seeing.on()
    )


def test_who_has_no_part_sets_no_date_and_sees_none(city):
    seeing = Seeing(city)
    Step.objects.filter(id=seeing.food.id).update(site_visit=False)
    refused("cases.visit.not_yours", seeing.set, city.viewer(Post.REVIEWER, MARKET))
    Step.objects.filter(id=seeing.fire.id).update(site_visit=False)
    refused("cases.visit.not_needed", seeing.set, seeing.lead)
    refused("cases.case.unknown", seeing.set, city.viewer(Post.REVIEWER, "烟草专卖局"))


def test_who_is_to_stay_away_visits_no_place(city):
    seeing = Seeing(city)
    seeing.set(seeing.lead)
    first, second = list_reviewers(MARKET)
    both = [first.person_id, second.person_id]
    name = {"step_id": seeing.food.id, "people": both}
    visiting.name_visitors(first, **name, at=city.later(minutes=1))
    decider = city.viewer(Post.DECIDER, MARKET)
    order = {"person": first.person_id, "reason": "与申请人有经济往来。"}
    recusing.order(decider, step_id=seeing.food.id, **order, at=city.later(minutes=1))
    assert Step.objects.get(id=seeing.food.id).visitors == [second.person_id]
    told = seeing.visit(seeing.applicant)
    assert [len(one.people) for one in told.parties if one.department == MARKET] == [1]
    holding.claim(second, step_id=seeing.food.id, at=city.later(minutes=1))
    refused("cases.visit.recused", visiting.name_visitors, second, **name, at=city.later(minutes=1))

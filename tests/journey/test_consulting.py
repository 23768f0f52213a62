"""Asked inside, after acceptance: an own day, the applicant sent nowhere, and nobody sees more than they were given."""

import pytest

from onething.cases.contracts.consultations import ConsultationAnswer, ConsultationAsked
from onething.cases.contracts.given import OpinionGiven
from onething.cases.models.step import Step
from onething.cases.queries.consultations import get_paper_file, list_given, list_incoming
from onething.cases.queries.one_case import get_case, list_case_acts
from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.journey.ways import consulting, evidence, holding
from onething.kernel.errors import Refusal
from onething.notify.models import LocalMessage
from tests.factories.catalogue import content_of, published
from tests.factories.city import SMALL, carry_out_effects, dispatched, states, step_of

pytestmark = pytest.mark.django_db
TOWN, FIRE, MARKET = "灰汤镇便民服务中心", "消防救援大队", "市场监督管理局"
FOR = OpinionGiven("材料齐全，符合条件。")
ANSWER = ConsultationAnswer("现场在规划的商业区内，无意见。")


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code


class Asking:
    """A business licence in review, with the people who ask and those who are asked."""

    def __init__(self, city):
        self.city, self.case_id = city, dispatched(city, city.citizen(), SMALL)
        self.step = step_of(self.case_id, "M01")
        unit = self.step.unit.name
        self.reviewer, self.decider = city.viewer(Post.REVIEWER, unit), city.viewer(Post.DECIDER, unit)
        self.town, self.fire = city.viewer(Post.REVIEWER, TOWN), city.viewer(Post.REVIEWER, FIRE)
        flow.start_review(self.reviewer, step_id=self.step.id, at=city.later(minutes=1))
        materials = get_case(self.reviewer, case_id=self.case_id).materials
        self.papers = [one.key for one in materials if one.file_id and self.step.matter_code in one.needed_by]

    def on(self):
        return {"step_id": self.step.id, "at": self.city.later(minutes=1)}

    def ask(self, unit=TOWN, papers=(), **asked):
        asked = ConsultationAsked("这个地址在不在规划的商业区内？", unit=unit, papers=papers, **asked)
        return consulting.consult(self.reviewer, asked=asked, **self.on())

    def answer(self, who, consultation_id, given=ANSWER):
        consulting.answer(who, consultation_id=consultation_id, given=given, at=self.city.later(minutes=1))

    def outgoing(self, who):
        case = get_case(who, case_id=self.case_id)
        return next(one for one in case.steps if one.id == self.step.id).consultations


def test_the_asked_unit_answers_and_the_steps_clock_never_stops(city):
    asking = Asking(city)
    before = Step.objects.get(id=asking.step.id)
    asked = asking.ask()
    carry_out_effects(city)
    assert any("向您单位征求意见" in one.text for one in LocalMessage.objects.all())
    (waiting,) = list_incoming(asking.town)
    assert waiting.due_on.isoformat() == "2026-03-05"  # three working days: the house's own term
    asking.answer(asking.town, asked)
    assert list_incoming(asking.town) == []
    (given,) = list_given(asking.town)
    (shown,) = asking.outgoing(asking.reviewer)
    assert (shown.opinion, given.opinion) == (ANSWER.opinion, ANSWER.opinion)
    after = Step.objects.get(id=asking.step.id)
    assert (after.promised_on, after.statutory_on) == (before.promised_on, before.statutory_on)
    flow.permit(asking.decider, opinion=FOR, **asking.on())
    assert states(asking.case_id)["M01"] == "ready"


def test_the_asked_unit_sees_what_it_was_given_and_nothing_else(city):
    asking = Asking(city)
    given, kept = asking.papers[0], asking.papers[1:]
    asked = asking.ask(papers=(given,))
    (shown,) = list_incoming(asking.town)
    assert [paper.key for paper in shown.papers] == [given]
    consulting.read_paper(asking.town, consultation_id=asked, key=given, at=city.at)
    for key in kept:
        refused("cases.material.unknown", get_paper_file, asking.town, consultation_id=asked, key=key)
    refused("cases.case.unknown", get_case, asking.town, case_id=asking.case_id)
    for stranger in (asking.fire, asking.decider, city.viewer(Post.DECIDER, FIRE), city.citizen(2)):
        assert list_incoming(stranger) == []
        refused("cases.consultation.unknown", asking.answer, stranger, asked)
        refused("cases.material.unknown", get_paper_file, stranger, consultation_id=asked, key=given)
    asking.answer(asking.town, asked)
    refused("cases.material.unknown", get_paper_file, asking.town, consultation_id=asked, key=given)
    refused("cases.consultation.closed", asking.answer, asking.town, asked)


def test_what_is_asked_stays_inside_the_lead_sees_it_and_who_is_late(city):
    asking = Asking(city)
    asked = asking.ask()
    city.later(days=7)
    asking.answer(asking.town, asked)
    lead, fire = city.viewer(Post.LEAD, MARKET), asking.fire
    (seen,) = asking.outgoing(lead)
    assert seen.answered_on > seen.due_on
    assert asking.outgoing(city.citizen()) == asking.outgoing(city.viewer(Post.CLERK)) == ()
    acts = {act.verb: act for act in list_case_acts(city.citizen(), case_id=asking.case_id)}
    assert acts["consult"].personal == acts["answer_consultation"].personal == {}
    assert acts["answer_consultation"].facts["is_late"] is True
    refused("cases.case.unknown", get_case, fire, case_id=asking.case_id)


def test_who_decides_without_an_answer_says_so_first(city):
    asking = Asking(city)
    asked = asking.ask()
    against = OpinionGiven("不符合条件。", articles=("第三条",))
    refused("cases.consultation.open", flow.permit, asking.decider, opinion=FOR, **asking.on())
    refused("cases.consultation.open", flow.refuse, asking.decider, opinion=against, **asking.on())
    refused("cases.reason.missing", consulting.waive, asking.decider, reason="不等", **asking.on())
    refused("cases.move.not_yours", consulting.waive, asking.reviewer, reason="不再等了。", **asking.on())
    consulting.waive(asking.decider, reason="规划图已能说明。", **asking.on())
    refused(
        "cases.consultation.none_open", consulting.waive, asking.decider, reason="不再等。", **asking.on()
    )
    assert asking.outgoing(asking.decider)[0].closing == "规划图已能说明。"
    flow.permit(asking.decider, opinion=FOR, **asking.on())
    refused("cases.consultation.closed", asking.answer, asking.town, asked)
    assert list_incoming(asking.town) == []


def test_an_expert_writes_and_the_reviewer_files_it(city):
    asking = Asking(city)
    asked = asking.ask(unit="", expert="王某", affiliation="某建筑设计院")
    bare = ConsultationAnswer("承重没有问题。")
    named = {"consultation_id": asked}
    file = consulting.file_expert_opinion
    refused("cases.consultation.writing_missing", file, asking.reviewer, given=bare, **named, **asking.on())
    writing = evidence.give(asking.reviewer, name="意见.pdf", content=make_paper("意见"), **asking.on())
    given = ConsultationAnswer("承重没有问题。", evidence=writing)
    refused("cases.consultation.unknown", asking.answer, asking.town, asked)
    file(asking.reviewer, given=given, **named, **asking.on())
    (shown,) = asking.outgoing(asking.reviewer)
    assert (shown.asked, shown.opinion, shown.evidence) == ("王某（某建筑设计院）", "承重没有问题。", writing)
    of_unit = asking.ask()
    refused(
        "cases.consultation.not_expert", file, asking.reviewer, given=given, consultation_id=of_unit, **asking.on()
    )  # fmt: skip


def test_a_question_taken_back_is_gone_for_who_was_asked(city):
    asking = Asking(city)
    named = {"consultation_id": asking.ask()}
    refused("cases.reason.missing", consulting.withdraw, asking.reviewer, reason="", **named, **asking.on())
    consulting.withdraw(asking.reviewer, reason="已经查清，不用再答。", **named, **asking.on())
    assert list_incoming(asking.town) == []
    refused("cases.consultation.unknown", consulting.read, asking.town, at=city.at, **named)
    flow.permit(asking.decider, opinion=FOR, **asking.on())


def test_only_who_has_the_step_in_hand_asks(city):
    asking = Asking(city)
    holding.return_to_pool(asking.reviewer, reason="下周培训，请同事接手。", **asking.on())
    asked = ConsultationAsked("在不在商业区内？", unit=TOWN)
    refused("cases.move.not_yours", consulting.consult, asking.decider, asked=asked, **asking.on())
    refused("cases.step.unknown", consulting.consult, asking.fire, asked=asked, **asking.on())
    colleague = city.signed_in(
        Appointment.objects.filter(post=Post.REVIEWER, unit__name=asking.step.unit.name).order_by("id").last()
    )
    holding.claim(colleague, **asking.on())
    refused("cases.step.in_other_hands", consulting.consult, asking.reviewer, asked=asked, **asking.on())
    consulting.consult(colleague, asked=asked, **asking.on())


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"question": "？"}, "cases.consultation.question_missing"),
        ({"unit": "", "expert": ""}, "cases.consultation.whom"),
        ({"expert": "王某", "affiliation": "某院"}, "cases.consultation.whom"),
        ({"unit": MARKET}, "cases.consultation.own_unit"),
        ({"unit": "没有这个局"}, "cases.consultation.unit"),
        ({"unit": "", "expert": "王某"}, "cases.consultation.affiliation"),
        ({"papers": ("没有这份",)}, "cases.consultation.papers"),
    ],
)
def test_a_question_has_words_one_addressee_and_papers_of_the_matter(city, asked, code):
    asking = Asking(city)
    wrong = ConsultationAsked(**{"question": "在不在商业区内？", "unit": TOWN} | asked)
    refused(code, consulting.consult, asking.reviewer, asked=wrong, **asking.on())
    assert asking.outgoing(asking.reviewer) == ()


def test_the_catalogue_says_whom_to_ask_and_how_long_that_takes(city):
    content = content_of()
    matter = next(one for one in content["thing"]["matters"] if one["id"] == "M01")
    matter["consultations"] = [
        {"whom": "所在乡镇", "obligatory": True, "working_days": 5, "basis": "某办法第五条"}
    ]
    published(city, content)
    asking = Asking(city)
    refused("cases.consultation.not_asked", flow.permit, asking.decider, opinion=FOR, **asking.on())
    refused("cases.consultation.whom_unknown", asking.ask, whom="别的乡镇")
    asking.ask()
    refused("cases.consultation.not_asked", flow.permit, asking.decider, opinion=FOR, **asking.on())
    asked = asking.ask(whom="所在乡镇")
    assert {one.due_on.isoformat() for one in list_incoming(asking.town)} == {"2026-03-05", "2026-03-09"}
    asking.answer(asking.town, asked)
    consulting.waive(asking.decider, reason="规划图已能说明。", **asking.on())
    flow.permit(asking.decider, opinion=FOR, **asking.on())

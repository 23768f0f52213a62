"""Asking the applicant in review: an exception, once a step, flagged and counted; the clock never stops for it."""

import pytest

from onething.cases.contracts.questions import QuestionAnswer, QuestionAsked, QuestionState
from onething.cases.queries.one_case import get_case, list_next_acts
from onething.cases.queries.questions import count_questions
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.journey.ways import evidence, questioning
from onething.notify.models import LocalMessage
from tests.factories.city import carry_out_effects, states
from tests.journey.test_holding import GROUNDS, MARKET, Office, refused

pytestmark = pytest.mark.django_db
ASKED = QuestionAsked("招牌用哪个名称？", why_late="现场核查时才看到招牌。")
ANSWER = QuestionAnswer("用执照上的名称。")


@pytest.fixture
def office(city):
    found = Office(city)
    found.do(flow.start_review, found.first)
    return found


def question(office, viewer):
    steps = get_case(viewer, case_id=office.case_id).steps
    return next(one.question for one in steps if one.id == office.step.id)


def texts():
    return [message.text for message in LocalMessage.objects.order_by("id")]


def test_asked_once_with_why_so_late_and_the_clock_runs_on(office, city):
    limits = (office.step.promised_on, office.step.statutory_on)
    nameless = QuestionAsked(ASKED.question, why_late=" ")
    refused("cases.question.why_missing", office.do, questioning.ask, office.first, asked=nameless)
    refused(
        "cases.question.words",
        office.do,
        questioning.ask,
        office.first,
        asked=QuestionAsked("？", "没有看到。"),
    )
    office.do(questioning.ask, office.first, asked=ASKED)
    assert (office.step.promised_on, office.step.statutory_on, office.step.pause_state) == (*limits, "")
    refused("cases.question.asked_already", office.do, questioning.ask, office.first, asked=ASKED)
    assert "ask_applicant" not in office.verbs(office.first)
    assert "applicant.question" in carry_out_effects(city)
    assert "有部门想向您核实" in texts()[-1]
    office.do(questioning.answer, city.citizen(), given=ANSWER)
    refused("cases.question.asked_already", office.do, questioning.ask, office.first, asked=ASKED)
    refused("cases.question.not_asked", office.do, questioning.answer, city.citizen(), given=ANSWER)


def test_the_applicant_answers_with_a_paper_and_the_department_is_told(office, city):
    office.do(questioning.ask, office.first, asked=ASKED)
    carry_out_effects(city)
    citizen, on = city.citizen(), {"step_id": office.step.id}
    paper = questioning.give_paper(citizen, name="招牌.pdf", content=make_paper("招牌"), at=city.at, **on)
    refused(
        "cases.question.answer_missing",
        office.do,
        questioning.answer,
        citizen,
        given=QuestionAnswer("", paper),
    )
    office.do(questioning.answer, citizen, given=QuestionAnswer(ANSWER.answer, paper=paper))
    assert "unit.question_answered" in carry_out_effects(city)
    for viewer in (citizen, office.first, city.viewer(Post.CLERK), city.viewer(Post.LEAD, MARKET)):
        told = question(office, viewer)
        assert (told.state, told.answer, told.paper) == (QuestionState.ANSWERED, ANSWER.answer, paper)
    for viewer in (citizen, office.first):
        stored, _content = evidence.read(viewer, evidence_id=paper, at=city.at, **on)
        assert stored.name == "招牌.pdf"
    stranger = city.viewer(Post.REVIEWER, "消防救援大队")
    refused("cases.evidence.unknown", evidence.read, stranger, evidence_id=paper, at=city.at, **on)
    assert "招牌" not in "".join(texts())


def test_the_window_writes_an_answer_down_in_the_applicants_name(office, city):
    office.do(questioning.ask, office.first, asked=ASKED)
    clerk, citizen = city.viewer(Post.CLERK), city.citizen()
    assert "answer_question" in {
        act.verb for act in list_next_acts(clerk, case_id=office.case_id, at=city.at)
    }
    office.do(questioning.answer, clerk, given=ANSWER)
    assert question(office, citizen).answer == ANSWER.answer


def test_nobody_waits_for_an_answer_that_never_comes(office, city):
    office.do(questioning.ask, office.first, asked=ASKED)
    office.do(flow.permit, office.decider, opinion=GROUNDS)
    assert states(office.case_id)["M01"] == "ready"
    refused("cases.move.not_now", office.do, questioning.answer, city.citizen(), given=ANSWER)


def test_every_question_is_counted_for_who_oversees(office, city):
    lead, supervisor = city.viewer(Post.LEAD, MARKET), city.viewer(Post.SUPERVISOR)
    assert count_questions(lead) == count_questions(supervisor) == []
    office.do(questioning.ask, office.first, asked=ASKED)
    for viewer in (lead, supervisor, office.decider):
        (row,) = count_questions(viewer)
        assert (row.department, row.asked, row.waiting) == (MARKET, 1, 1)
    office.do(questioning.answer, city.citizen(), given=ANSWER)
    assert [(row.asked, row.waiting) for row in count_questions(supervisor)] == [(1, 0)]
    for viewer in (city.citizen(), city.viewer(Post.CLERK), city.viewer(Post.REVIEWER, "消防救援大队")):
        assert count_questions(viewer) == []

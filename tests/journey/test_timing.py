"""Special procedures, suspension and extension: proposed, approved, told in writing, and the limits computed anew."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from onething.cases.contracts.given import ExtensionAsked, OpinionGiven, PauseProposal, ProcedureResult
from onething.cases.contracts.kinds import ExtendedBy, PauseKind
from onething.cases.models.step import StepPause
from onething.cases.queries.heads import list_extension_requests
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.journey.letters import LetterKind, list_letters, print_letter, read_letter
from onething.journey.ways import evidence, timing
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.queries import verify_ledger
from onething.notify.models import LocalMessage
from tests.factories.city import SMALL, carry_out_effects, dispatched, permit, states, step_of

pytestmark = pytest.mark.django_db
TESTING = PauseProposal(kind=PauseKind.TESTING, days=5, reason="需要检测水质。", evidence="委托书001")
ASKED = ExtensionAsked(by=ExtendedBy.ORGAN, reason="案情复杂需要核实。")


class Desk:
    """The food permit (20 working days by law) in review; `on` lets the morning of a day of March come."""

    def __init__(self, city):
        self.city, self.citizen = city, city.citizen()
        self.case_id = dispatched(city, self.citizen, SMALL)
        permit(city, self.case_id, "M01")
        other = next(code for code, state in states(self.case_id).items() if state == "pending")
        self.code = other
        self.reviewer, self.decider = (
            city.viewer(post, self.step.unit.name) for post in (Post.REVIEWER, Post.DECIDER)
        )
        flow.start_review(self.reviewer, step_id=self.step.id, at=city.later(minutes=1))

    @property
    def step(self):
        return step_of(self.case_id, self.code)

    @property
    def view(self):
        return next(
            one for one in get_case(self.citizen, case_id=self.case_id).steps if one.id == self.step.id
        )

    def on(self, day):
        self.city.at = datetime(2026, 3, day, 2, tzinfo=UTC)
        return self.city.at

    def propose(self, day=2, proposal=TESTING):
        at = self.on(day) if day > 2 else self.city.later(minutes=1)
        timing.propose_pause(self.reviewer, step_id=self.step.id, proposal=proposal, at=at)

    def approve(self):
        timing.approve_pause(self.decider, step_id=self.step.id, at=self.city.later(minutes=1))

    def give(self):
        """Lay the report in."""
        return evidence.give(
            self.reviewer,
            step_id=self.step.id,
            name="报告.pdf",
            content=make_paper("报告"),
            at=self.city.later(minutes=1),
        )

    def resume(self, day):
        given = ProcedureResult("检测合格，报告001。", evidence=self.give())
        timing.resume(self.reviewer, step_id=self.step.id, given=given, at=self.on(day))

    def ask(self, by=ExtendedBy.ORGAN, at=None):
        asked = ExtensionAsked(by=by, reason="案情复杂需要核实。")
        timing.ask_extension(
            self.reviewer, step_id=self.step.id, asked=asked, at=at or self.city.later(minutes=1)
        )

    def extend(self, at=None, head=None):
        head = head or self.city.viewer(Post.HEAD, self.step.unit.name)
        timing.extend(head, step_id=self.step.id, at=at or self.city.later(minutes=1))

    def opine(self):
        opinion = OpinionGiven(reasons="材料齐全，符合条件。")
        flow.permit(self.decider, step_id=self.step.id, opinion=opinion, at=self.city.later(minutes=1))

    def letter(self, kind):
        return read_letter(self.citizen, case_id=self.case_id, kind=kind, at=self.city.at)


@pytest.fixture
def desk(city):
    return Desk(city)


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code


def test_only_what_was_approved_stops_the_clock_and_the_real_days_count(desk):
    before = desk.step
    assert before.statutory_on == date(2026, 3, 30)
    desk.propose(day=4)
    assert desk.step.statutory_on == before.statutory_on
    desk.approve()
    assert desk.step.statutory_on == date(2026, 4, 7)  # 5 working days as told: 04-06 is a holiday
    assert desk.view.pauses[0].expected_on == date(2026, 3, 11)
    desk.resume(6)
    assert desk.step.statutory_on == date(2026, 4, 1)  # two working days were used
    assert desk.step.fuse_at == datetime(2026, 4, 1, 1, tzinfo=UTC)
    assert desk.view.pauses[0].result == "检测合格，报告001。"
    desk.opine()
    assert states(desk.case_id)[desk.code] == "ready"
    assert verify_ledger(SYSTEM).sound


def test_begun_and_over_on_one_day_it_takes_no_day(desk):
    before = desk.step.statutory_on
    desk.propose(day=4)
    desk.approve()
    desk.resume(5)
    first = desk.step.statutory_on
    assert first > before
    desk.propose(day=6)
    desk.approve()
    given = ProcedureResult("当天办结。", evidence=desk.give())
    timing.resume(desk.reviewer, step_id=desk.step.id, given=given, at=desk.city.later(hours=1))
    assert desk.step.statutory_on == first
    assert len(desk.view.pauses) == 2


def test_while_a_pause_is_open_nobody_signs(desk):
    desk.propose()
    refused("cases.pause.open", desk.opine)
    desk.approve()
    refused("cases.pause.open", desk.opine)
    refused("cases.pause.open", desk.propose)
    desk.resume(9)
    desk.opine()


def test_a_proposal_declined_changes_nothing(desk):
    before = desk.step.statutory_on
    desk.propose()
    timing.decline_pause(
        desk.decider, step_id=desk.step.id, reason="不需要检测。", at=desk.city.later(minutes=1)
    )
    assert (desk.step.statutory_on, desk.view.pauses) == (before, ())
    desk.propose()  # another one may be proposed
    assert StepPause.objects.count() == 2


def test_nobody_approves_what_they_proposed(desk, city):
    desk.propose()
    person = desk.reviewer.person_id
    Appointment.objects.filter(post=Post.DECIDER, person_id=desk.decider.person_id).update(person_id=person)
    desk.decider = city.viewer(Post.DECIDER, desk.step.unit.name)
    assert desk.decider.person_id == person
    refused("cases.pause.same_person", desk.approve)


def test_each_act_has_its_turn(desk):
    refused("cases.pause.not_proposed", desk.approve)
    refused("cases.pause.not_running", desk.resume, 3)
    desk.propose(day=4)
    refused("cases.pause.not_running", desk.resume, 5)
    desk.approve()
    refused("cases.pause.not_proposed", desk.approve)
    desk.resume(9)
    desk.opine()
    refused("cases.move.not_now", desk.propose)
    refused("cases.move.not_now", desk.approve)


def test_the_applicant_is_told_in_writing_with_the_time_it_takes(desk):
    written = list_letters(get_case(desk.citizen, case_id=desk.case_id))
    assert LetterKind.PROCEDURE not in [one.kind for one in written]
    desk.propose(day=4)
    desk.approve()
    letter = desk.letter(LetterKind.PROCEDURE)
    (row,) = letter.body.blocks[1].rows
    assert "检测\n行政许可法第四十五条" in row
    assert "5个工作日\n从2026年3月4日起，预计到2026年3月11日" in row
    assert "需要检测水质。" in row
    printed = print_letter(letter)
    desk.resume(9)
    assert print_letter(desk.letter(LetterKind.PROCEDURE)) == printed
    carry_out_effects(desk.city)
    texts = [one.text for one in LocalMessage.objects.all()]
    assert sum("特别程序告知书" in text for text in texts) == 1
    assert sum("恢复办理" in text for text in texts) == 1
    assert not any("水质" in text for text in texts)


def test_other_departments_see_the_days_and_not_the_words(desk, city):
    desk.propose(day=4)
    desk.approve()
    other = city.viewer(Post.REVIEWER, step_of(desk.case_id, "M01").unit.name)
    seen = get_case(other, case_id=desk.case_id)
    pause = next(one for one in seen.steps if one.id == desk.step.id).pauses[0]
    own = desk.step.unit.code == other.unit_code
    assert pause.days == 5
    assert (pause.reason is not None) is own


def test_a_special_procedure_ends_with_the_file_that_shows_its_result(desk, city):
    desk.propose(day=4)
    desk.approve()
    bare = ProcedureResult("检测合格，报告001。")
    refused(
        "cases.pause.proof_missing",
        timing.resume,
        desk.reviewer,
        step_id=desk.step.id,
        given=bare,
        at=city.at,
    )
    desk.resume(9)
    pause = desk.view.pauses[0]
    stored, content = evidence.read(desk.citizen, step_id=desk.step.id, evidence_id=pause.proof, at=city.at)
    assert (stored.name, content[:4]) == ("报告.pdf", b"%PDF")
    other = city.citizen(2)
    refused(
        "cases.evidence.unknown",
        evidence.read,
        other,
        step_id=desk.step.id,
        evidence_id=pause.proof,
        at=city.at,
    )
    unused = desk.give()
    refused(
        "cases.evidence.unknown",
        evidence.read,
        desk.citizen,
        step_id=desk.step.id,
        evidence_id=unused,
        at=city.at,
    )


def test_evidence_of_another_step_shows_nothing(desk, city):
    first = step_of(desk.case_id, "M01")
    elsewhere = evidence.give(
        city.viewer(Post.REVIEWER, first.unit.name),
        step_id=first.id,
        name="别的.pdf",
        content=make_paper("别的"),
        at=city.at,
    )
    desk.propose(day=4)
    desk.approve()
    given = ProcedureResult("检测合格。", evidence=elsewhere)
    refused(
        "cases.evidence.unknown", timing.resume, desk.reviewer, step_id=desk.step.id, given=given, at=city.at
    )


def test_an_examination_counts_unless_a_law_of_its_own_says_otherwise(desk):
    """考试 stands in art. 54, not in the list of art. 45: the clock runs on, the opinion waits for the result."""
    before = desk.step.statutory_on
    plain = PauseProposal(kind=PauseKind.EXAMINATION, days=5, reason="依法组织考试。", evidence="考试公告001")
    desk.propose(day=4, proposal=plain)
    desk.approve()
    assert desk.step.statutory_on == before
    assert (desk.view.pauses[0].is_counted, desk.view.pauses[0].basis) == (True, "行政许可法第五十四条")
    refused("cases.pause.open", desk.opine)
    desk.resume(6)
    assert desk.step.statutory_on == before
    desk.propose(day=9, proposal=replace(plain, basis="某条例第九条：考试时间不计入期限"))
    desk.approve()
    assert desk.step.statutory_on > before


def test_extended_once_by_ten_days_by_the_head_and_told(desk):
    desk.ask(at=desk.on(20))
    assert desk.step.statutory_on == date(2026, 3, 30)
    desk.extend()
    assert desk.step.statutory_on == date(2026, 4, 14)
    assert desk.step.fuse_at == datetime(2026, 4, 14, 1, tzinfo=UTC)
    refused("cases.extension.twice", desk.ask, at=desk.on(23))
    (row,) = desk.letter(LetterKind.EXTENSION).body.blocks[1].rows
    assert "10个工作日\n经本行政机关负责人批准" in row
    assert "2026年4月14日" in row
    assert "案情复杂需要核实。" in row
    carry_out_effects(desk.city)
    assert "延期告知书" in LocalMessage.objects.order_by("id").last().text


def test_the_head_who_is_asked_answers_and_nobody_else(desk, city):
    refused("cases.step.unknown", desk.extend)
    desk.ask()
    refused("cases.move.not_yours", desk.extend, head=desk.decider)
    refused("cases.step.unknown", desk.extend, head=city.viewer(Post.HEAD, "消防救援大队"))
    refused("cases.step.unknown", desk.extend, head=city.viewer(Post.GOVERNMENT_HEAD))
    refused("cases.extension.asked", desk.ask)
    assert [one.reason for one in list_extension_requests(city.viewer(Post.HEAD, desk.step.unit.name))] == [
        "案情复杂需要核实。"
    ]
    carry_out_effects(city)
    assert "提请您批准延长" in LocalMessage.objects.order_by("id").last().text


def test_who_asked_does_not_grant(desk, city):
    desk.ask()
    head = city.viewer(Post.HEAD, desk.step.unit.name)
    Appointment.objects.filter(post=Post.HEAD, person_id=head.person_id).update(
        person_id=desk.reviewer.person_id
    )
    refused("cases.extension.same_person", desk.extend, head=city.viewer(Post.HEAD, desk.step.unit.name))


def test_the_governments_head_gives_fifteen_days_where_matters_are_handled_together(desk, city):
    desk.ask(by=ExtendedBy.GOVERNMENT)
    refused("cases.step.unknown", desk.extend)
    desk.extend(head=city.viewer(Post.GOVERNMENT_HEAD))
    assert (desk.view.extension.days, desk.view.extension.by) == (15, ExtendedBy.GOVERNMENT)


def test_a_head_who_declines_leaves_the_limit_and_another_may_be_asked(desk, city):
    desk.ask()
    head = city.viewer(Post.HEAD, desk.step.unit.name)
    timing.decline_extension(head, step_id=desk.step.id, reason="按期办结。", at=city.later(minutes=1))
    refused("cases.extension.not_asked", desk.extend)
    assert (desk.step.statutory_on, desk.step.extended_days) == (date(2026, 3, 30), 0)
    desk.ask(by=ExtendedBy.GOVERNMENT)


def test_a_request_lapses_with_the_opinion(desk, city):
    desk.ask()
    desk.opine()
    assert desk.step.extension_asked == ""
    refused("cases.move.not_now", desk.extend)
    assert list_extension_requests(city.viewer(Post.HEAD, desk.step.unit.name)) == []


def test_extension_and_pause_add_up_whichever_came_first(desk):
    desk.ask()
    desk.extend()
    desk.propose(day=4)
    desk.approve()
    desk.resume(6)
    assert desk.step.statutory_on == date(2026, 4, 16)


def test_what_has_ended_is_not_extended(desk):
    at = datetime(2026, 3, 31, 1, tzinfo=UTC)
    refused("cases.extension.too_late", desk.ask, at=at)
    desk.ask()
    refused("cases.extension.too_late", desk.extend, at=at)


def test_withdrawn_in_the_middle_of_a_procedure_nothing_goes_on(desk):
    desk.propose()
    desk.approve()
    flow.withdraw(desk.citizen, case_id=desk.case_id, at=desk.city.later(minutes=1))
    refused("cases.move.not_now", desk.resume, 9)

"""What follows an act: every code has a handler, messages tell nothing personal, twice is once."""

import string
from datetime import UTC, datetime

import pytest

from onething.cases.contracts.consultations import ConsultationAsked
from onething.cases.contracts.given import (
    CorrectionItem,
    ExtensionAsked,
    NonAcceptance,
    PauseProposal,
    ProcedureResult,
)
from onething.cases.contracts.kinds import ExtendedBy, IssuanceCause, NonAcceptanceKind, PauseKind
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.states import CASE_MOVES, STEP_MOVES, Effect
from onething.credentials.models import Result
from onething.directory.contracts import Post
from onething.journey import effects, flow, words
from onething.journey.demonstration_values import make_paper
from onething.journey.jobs import run_day_timers, track_parcels
from onething.journey.ways import consulting, evidence, precheck, timing
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.notify.models import LocalMessage
from onething.outbox.actions import enqueue
from onething.outbox.models import WaitingEffect
from onething.supervision.states import Effect as SupervisionEffect
from tests.factories.city import (
    CITIZEN,
    SMALL,
    begin_and_fill,
    carry_out_effects,
    dispatched,
    permit,
    refuse,
    sign,
    step_of,
    submitted,
)
from tests.factories.issued import BACK, Issued
from tests.factories.lacking import Lacking

# Lived where their ways are tested: promises, consultations, visits, hearings, recusals, results that change or are handed on.
OF_OTHER_TESTS = {
    Effect.TELL_MENDING, Effect.TELL_BROKEN, Effect.TELL_CONSULTED, Effect.TELL_VISIT, Effect.TELL_LEAD_VISIT,
    Effect.TELL_HEARING_RIGHT, Effect.TELL_HEARING_DATE, Effect.TELL_HEARING, Effect.ASK_RECUSAL, Effect.TELL_RECUSAL,
    Effect.TELL_RESULT_ENDED, Effect.TELL_RESULT_CORRECTED, Effect.TELL_LEAD_RESULT, Effect.TELL_AFFECTED,
    Effect.TELL_SUPERVISING_UNIT, Effect.TELL_SLIP, Effect.TELL_SLIP_OBJECTED, Effect.TELL_QUESTION, Effect.TELL_QUESTION_ANSWERED,
}  # fmt: skip
TOLD = [effect for effect in Effect if effect.value.startswith(("applicant.", "lead.", "head.", "unit."))]


def wait(city, effect, **payload):
    return enqueue(effect=effect, payload=payload, at=city.at)


def row(effect_id):
    return WaitingEffect.objects.get(id=effect_id)


def texts():
    return [message.text for message in LocalMessage.objects.order_by("id")]


def test_every_effect_has_a_handler_and_every_message_its_words():
    assert set(effects.EFFECTS) == set(Effect) | set(SupervisionEffect)
    assert set(words.MESSAGES) == set(TOLD)
    assert set(words.SUPERVISION_MESSAGES) == set(SupervisionEffect)
    used = {effect for move in (*CASE_MOVES, *STEP_MOVES) for effect in move.effects}
    assert used | {Effect.RELEASE_OWN_DAY, Effect.TELL_CONSULTED} == set(Effect)


def test_messages_can_only_name_the_thing_the_number_and_the_day():
    for template in words.MESSAGES.values():
        fields = {name for _text, name, _spec, _conversion in string.Formatter().parse(template) if name}
        assert fields <= {"thing", "number", "promise", "correct_by", "supply_by", "waybill", "where"}
        assert len(template) < 90


def change_limits(city, step):
    """A procedure and an extension, taken back to where the step was."""
    reviewer, decider = city.viewer(Post.REVIEWER, step.unit.name), city.viewer(Post.DECIDER, step.unit.name)
    on = {"step_id": step.id}
    flow.start_review(reviewer, **on, at=city.later(minutes=1))
    asked = ConsultationAsked("疏散条件如何？", unit="消防救援大队")
    asked_id = consulting.consult(reviewer, **on, asked=asked, at=city.later(minutes=1))
    consulting.withdraw(
        reviewer, **on, consultation_id=asked_id, reason="已经查清。", at=city.later(minutes=1)
    )
    proposal = PauseProposal(kind=PauseKind.TESTING, days=5, reason="理由：检测水质。", evidence="委托书001")
    timing.propose_pause(reviewer, **on, proposal=proposal, at=city.later(minutes=1))
    timing.approve_pause(decider, **on, at=city.later(minutes=1))
    report = evidence.give(reviewer, **on, name="报告.pdf", content=make_paper("报告"), at=city.at)
    given = ProcedureResult("检测合格。", evidence=report)
    timing.resume(reviewer, **on, given=given, at=city.later(minutes=1))
    asked = ExtensionAsked(by=ExtendedBy.ORGAN, reason="理由：案情复杂。")
    timing.ask_extension(reviewer, **on, asked=asked, at=city.later(minutes=1))
    carry_out_effects(city)
    timing.extend(city.viewer(Post.HEAD, step.unit.name), **on, at=city.later(minutes=1))
    Step.objects.filter(id=step.id).update(state="pending")


def live_through_everything(city):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    corrected = submitted(city, citizen, SMALL)
    flow.receive(clerk, case_id=corrected, at=city.later(minutes=1))
    item = CorrectionItem(place="form.legal_rep_id_number", sentence="身份证号码有误，请核对。")
    flow.ask_correction(clerk, case_id=corrected, items=[item], at=city.later(minutes=1))
    city.later(days=60)
    for _ in range(2):
        run_day_timers(at=city.later(days=10))
    submitted(city, citizen, SMALL)
    run_day_timers(at=city.later(days=15))
    turned_away = submitted(city, citizen, SMALL)
    given = NonAcceptance(NonAcceptanceKind.NOT_OURS, "不属于本市受理。", organ="河东区市场监督管理局")
    flow.refuse_to_accept(clerk, case_id=turned_away, given=given, at=city.later(minutes=1))
    looked_at = submitted(city, citizen, SMALL)
    precheck.return_for_change(clerk, case_id=looked_at, items=[item], at=city.later(minutes=1))
    flow.submit(citizen, case_id=looked_at, signature=sign(city, citizen, looked_at), at=city.at)
    precheck.pass_precheck(clerk, case_id=looked_at, at=city.later(minutes=1))
    ended = dispatched(city, citizen, SMALL)
    change_limits(city, step_of(ended, "M01"))
    permit(city, ended, "M01")
    refuse(city, ended, "M02")
    flow.end(citizen, case_id=ended, at=city.later(minutes=1))
    issued = dispatched(city, citizen, SMALL)
    permit(city, issued, "M01")
    flow.release(step_id=step_of(issued, "M01").id, cause=IssuanceCause.FUSE, at=city.later(minutes=1))
    carry_out_effects(city)
    permit(city, issued, "M02")
    flow.confirm(city.viewer(Post.LEAD), case_id=issued, at=city.later(minutes=1))
    carry_out_effects(city)


def let_papers_come_later(city):
    """One paper is handed in; of two other cases one goes on without the matter, one ends before it was divided."""
    Lacking(city).dispatch().supply()
    carry_out_effects(city)
    Lacking(city, SMALL | {"sells_tobacco": "true"}).dispatch()
    Lacking(city).accept()
    for _ in range(4):
        run_day_timers(at=city.later(days=8))
        carry_out_effects(city)


def bring_results_out(city):
    """Late, sent back, sent again; another one handed on."""
    posted, handed = Issued(city), Issued(city)
    handed.hand_on()
    carry_out_effects(city)
    posted.send(BACK)
    run_day_timers(at=city.later(days=20))
    for _ in range(2):
        carry_out_effects(city)
        track_parcels(at=city.later(days=3))
        if posted.view.state == "issued":
            posted.send()
    carry_out_effects(city)


def test_no_message_of_a_whole_life_holds_a_name_or_a_number(city):
    live_through_everything(city)
    let_papers_come_later(city)
    bring_results_out(city)
    done = set(WaitingEffect.objects.values_list("effect", flat=True))
    assert set(TOLD) - OF_OTHER_TESTS <= done
    assert not WaitingEffect.objects.filter(done_at=None).exists()
    messages = texts()
    assert len(messages) >= len(set(TOLD) - OF_OTHER_TESTS)
    for message in messages:
        assert message.startswith("【一件事一次办】")
        for secret in (*CITIZEN.values(), "理由", "材料齐全", "消防法"):
            assert secret not in message.replace("决定理由", "").replace("查看理由", "").replace(
                "理由请登录查看", ""
            )


def test_the_applicant_is_told_the_number_and_the_promised_day(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    assert carry_out_effects(city) == ["applicant.submitted", "applicant.received", "applicant.accepted"]
    case = Case.objects.get(id=case_id)
    assert all(case.number in text for text in texts())
    assert str(case.promised_on) in texts()[2]
    assert {message.phone for message in LocalMessage.objects.all()} == {CITIZEN["phone"]}


def test_without_a_promised_day_none_is_invented(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    Case.objects.filter(id=case_id).update(promised_on=None)
    carry_out_effects(city)
    assert words.NOT_PROMISED in texts()[2]
    assert "None" not in "".join(texts())


def test_carried_out_twice_it_is_sent_once(city):
    case_id = submitted(city, city.citizen(), SMALL)
    carry_out_effects(city)
    for row_id in list(WaitingEffect.objects.values_list("id", flat=True)):
        effects.carry_out(effect_id=row_id, at=city.at)
    assert len(texts()) == 1
    for effect in (Effect.TELL_SUBMITTED, Effect.TELL_LEAD_FUSE):
        effect_id = wait(city, effect, case_id=str(case_id), step_id=None)
        for _ in range(3):
            effects.carry_out(effect_id=effect_id, at=city.at)
    assert len(texts()) == 3


def test_an_issuance_prepared_twice_issues_once(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    flow.release(step_id=step_of(case_id, "M01").id, cause=IssuanceCause.FUSE, at=city.at)
    carry_out_effects(city)
    again = wait(city, Effect.PREPARE_ISSUANCE, case_id=str(case_id), step_id=None)
    effects.carry_out(effect_id=again, at=city.at)
    assert row(again).done_at == city.at
    assert Result.objects.filter(state="valid").count() == 1


def test_an_own_day_release_that_came_too_late_is_simply_done(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    step = step_of(case_id, "M01")
    flow.withdraw(city.citizen(), case_id=case_id, at=city.later(minutes=1))
    late = wait(city, Effect.RELEASE_OWN_DAY, case_id=str(case_id), step_id=str(step.id))
    effects.carry_out(effect_id=late, at=city.at)
    assert row(late).done_at == city.at
    assert not Result.objects.exists()


def test_what_was_never_there_is_passed_over(city):
    effects.carry_out(effect_id=new_id(), at=city.at)
    assert texts() == []


def test_an_act_that_is_refused_sends_nothing(city):
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, SMALL)
    with pytest.raises(Refusal):
        flow.receive(city.viewer(Post.CLERK), case_id=case_id, at=datetime(2026, 3, 3, tzinfo=UTC))
    assert not WaitingEffect.objects.exists()

"""What a citizen is told of a step on its way: a procedure that takes time, a longer limit, the own promise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onething.cases.contracts.hearings import HearingState, HearingView
from onething.cases.contracts.kinds import PromiseState
from onething.cases.contracts.promises import PromiseView
from onething.cases.contracts.questions import QuestionView
from onething.cases.contracts.recusing import RecusalView
from onething.cases.contracts.views import CaseView, NextAct, PauseView, StepView
from onething.look.contracts import Button, ButtonKind
from onething.pages.showing.days import say_day
from onething.portal import words
from onething.portal.showing.changed import list_changed


@dataclass(frozen=True)
class UnderWay:
    """One step with its lines; `withdraw` takes the promise back, `ask` and `waive` answer the right to a hearing."""

    title: str
    lines: tuple[str, ...]
    withdraw_action: str
    withdraw: Button | None
    hearing_action: str
    ask: Button | None
    waive: Button | None
    question: Button | None


def list_under_way(case: CaseView, *, acts: Sequence[NextAct]) -> tuple[UnderWay, ...]:
    """Return the steps of which there is something to tell."""
    open_ones = {act.step_id for act in acts if act.verb == "withdraw_promise"}
    told_of_right = {act.step_id for act in acts if act.verb == "ask_hearing"}
    asked = {act.step_id for act in acts if act.verb == "answer_question"}
    told = [(step, tuple(_say(step))) for step in case.steps]
    return tuple(
        UnderWay(
            title=f"{step.matter_name}（{step.department}）",
            lines=lines,
            withdraw_action=f"/cases/{case.id}/steps/{step.id}/withdraw-promise",
            withdraw=Button(word=words.WITHDRAW_PROMISE, kind=ButtonKind.QUIET)
            if step.id in open_ones
            else None,
            hearing_action=f"/cases/{case.id}/steps/{step.id}/hearing-right",
            ask=Button(word=words.ASK_HEARING) if step.id in told_of_right else None,
            waive=Button(word=words.WAIVE_HEARING, kind=ButtonKind.QUIET)
            if step.id in told_of_right
            else None,
            question=Button(word=words.ANSWER_QUESTION, href=f"/cases/{case.id}/steps/{step.id}/question")
            if step.id in asked
            else None,
        )
        for step, lines in told
        if lines
    )


def _say(step: StepView) -> Iterator[str]:
    yield from (_say_pause(pause) for pause in step.pauses)
    yield from (_say_recusal(one) for one in step.recusals)
    if step.question:
        yield from _say_question(step.question)
    if step.hearing:
        yield from _say_hearing(step.hearing)
    if step.extension:
        yield words.EXTENDED.format(head=step.extension.by.label, day=say_day(step.extension.statutory_on))
    if step.promise:
        yield _say_promise(step.promise)
    yield from list_changed(step)


def _say_recusal(one: RecusalView) -> str:
    of = dict(words.RECUSAL_OF)[one.of]
    return words.RECUSAL_LINES[one.is_granted].format(of=of, answer=one.answer or "")


def _say_question(question: QuestionView) -> Iterator[str]:
    yield words.QUESTION_ASKED.format(question=question.question)
    if question.answer:
        yield words.QUESTION_ANSWERED.format(answer=question.answer)


def _say_hearing(hearing: HearingView) -> Iterator[str]:
    if hearing.state is HearingState.TOLD and hearing.ask_by:
        yield words.HEARING_TOLD.format(day=say_day(hearing.ask_by), why=hearing.why or "")
    elif hearing.state is HearingState.ASKED and hearing.hold_by:
        yield words.HEARING_ASKED.format(day=say_day(hearing.hold_by))
    elif hearing.state is HearingState.WAIVED:
        yield words.HEARING_WAIVED
    if hearing.day and hearing.clock:
        clock, place = f"{hearing.clock:%H:%M}", hearing.place or ""
        yield words.HEARING_DATE.format(day=say_day(hearing.day), clock=clock, place=place)


def _say_pause(pause: PauseView) -> str:
    if pause.ended_at:
        return words.PAUSE_OVER.format(kind=pause.kind.label, result=pause.result or "")
    said = words.PAUSE_COUNTED if pause.is_counted else words.PAUSE_RUNNING
    return said.format(kind=pause.kind.label, days=pause.days, day=say_day(pause.expected_on))


def _say_promise(promise: PromiseView) -> str:
    if promise.state is PromiseState.MENDING and promise.mend_by:
        return words.PROMISE_MENDING.format(day=say_day(promise.mend_by), order=promise.order or "")
    if promise.state is PromiseState.DUE and promise.check_by:
        return words.PROMISE_DUE.format(day=say_day(promise.check_by))
    return words.PROMISE_STATES[promise.state.value]

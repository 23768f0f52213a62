"""What happened to a step's time and promise, in lines: procedures, extension, the text that was promised."""

from collections.abc import Iterator, Mapping
from typing import Any

from onething.cases.contracts.hearings import HearingState, HearingView
from onething.cases.contracts.kinds import PromiseState
from onething.cases.contracts.promises import PromiseView
from onething.cases.contracts.questions import QuestionView
from onething.cases.contracts.recusing import RecusalView
from onething.cases.contracts.views import PauseView, StepView
from onething.desk import words
from onething.desk.showing.changed import list_changed
from onething.pages.showing.days import say_day


def list_under_way(step: StepView, *, plan: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the lines, oldest first."""
    lines = [_say_pause(pause) for pause in step.pauses]
    lines += [_say_recusal(one) for one in step.recusals]
    if step.question:
        lines += say_question(step.question)
    if step.hearing:
        lines += _say_hearing(step.hearing)
    if step.extension:
        lines.append(words.EXTENDED.format(head=step.extension.by.label, days=step.extension.days))
    if step.extension_asked:
        lines.append(words.EXTENSION_ASKED.format(head=step.extension_asked.label))
    if step.promise:
        lines += _say_promise(step.promise, step=step, plan=plan)
    lines += list_changed(step)
    return tuple(lines)


def say_question(question: QuestionView) -> Iterator[str]:
    """Return the flag of a question to the applicant, with the answer once there is one."""
    yield words.QUESTION_ASKED.format(
        state=question.state.label, question=question.question, why=question.why_late
    )
    if question.answer:
        yield words.QUESTION_ANSWERED.format(answer=question.answer)


def _say_hearing(hearing: HearingView) -> Iterator[str]:
    if hearing.state is not HearingState.NONE:
        is_open = hearing.state is HearingState.TOLD and hearing.ask_by is not None
        until = words.HEARING_ASK_BY.format(day=say_day(hearing.ask_by)) if is_open and hearing.ask_by else ""
        yield words.HEARING_STATE.format(state=hearing.state.label) + until
    if hearing.day:
        yield say_hearing_date(hearing)


def say_hearing_date(hearing: HearingView | None) -> str:
    """Return when and where a hearing is held, or that nobody knows yet."""
    if hearing is None or hearing.day is None or hearing.clock is None:
        return words.HEARING_NO_DATE
    clock = f"{hearing.clock:%H:%M}"
    return words.HEARING_SET.format(day=say_day(hearing.day), clock=clock, place=hearing.place or "")


def _say_pause(pause: PauseView) -> str:
    if pause.ended_at:
        return words.PAUSE_OVER.format(kind=pause.kind.label, result=pause.result or "")
    counted = words.PAUSE_COUNTED if pause.is_counted else ""
    day = say_day(pause.expected_on)
    return words.PAUSE_RUNNING.format(kind=pause.kind.label, basis=pause.basis, day=day, counted=counted)


def _say_recusal(one: RecusalView) -> str:
    return words.RECUSAL.format(
        source=one.source.label, state=words.RECUSAL_STATES[one.is_granted], person=one.person, reason=one.reason,
        answer=words.RECUSAL_ANSWER.format(answer=one.answer) if one.answer else "",
    )  # fmt: skip


def _say_promise(promise: PromiseView, *, step: StepView, plan: Mapping[str, Any]) -> Iterator[str]:
    matter = next((one for one in plan["matters"] if one["code"] == step.matter_code), None)
    if matter and matter["promise"]:
        yield words.PROMISE_CONDITIONS.format(conditions="；".join(matter["promise"]["conditions"]))
    if promise.state is PromiseState.MENDING and promise.mend_by:
        day = say_day(promise.mend_by)
        yield words.PROMISE_MEND_BY.format(state=promise.state.label, day=day, order=promise.order or "")
    elif promise.check_by and promise.state is PromiseState.DUE:
        yield words.PROMISE_CHECK_BY.format(state=promise.state.label, day=say_day(promise.check_by))
    else:
        yield promise.state.label

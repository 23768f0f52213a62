"""What changed about a step's result, in lines: what is proposed, what the holder said, what was decided."""

from collections.abc import Iterator

from onething.cases.contracts.changes import AffectedView, ChangeView
from onething.cases.contracts.views import StepView
from onething.desk import words
from onething.kernel.clock_port import local_day
from onething.pages.showing.days import say_day


def list_changed(step: StepView) -> list[str]:
    """Return the lines, oldest first; what rests on something changed comes first."""
    lines = [_say_affected(one) for one in step.affected]
    for change in step.changes:
        lines += _say_change(change)
    return lines


def _say_affected(mark: AffectedView) -> str:
    return words.AFFECTED.format(matter=mark.matter_name, kind=mark.kind.label)


def _say_change(change: ChangeView) -> Iterator[str]:
    named = {"kind": change.kind.label, "ground": change.ground.label, "reason": change.reason or ""}
    yield words.CHANGE_PROPOSED.format(**named)
    for label, value in (change.corrections or {}).items():
        yield words.CHANGE_ROW.format(label=label, value=value)
    if change.answer_by and change.is_open:
        yield words.CHANGE_TOLD.format(day=say_day(change.answer_by))
    if change.answer:
        yield words.CHANGE_ANSWER.format(answer=change.answer)
    if change.declined_at:
        yield words.CHANGE_DECLINED.format(**named)
    if change.done_at:
        yield words.CHANGE_DONE.format(day=say_day(local_day(change.done_at)), **named)

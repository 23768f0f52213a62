"""What became of a result after its issue, as its holder is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onething.cases.contracts.changes import ChangeKind, ChangeView
from onething.cases.contracts.views import CaseView, StepView
from onething.kernel.clock_port import local_day
from onething.pages.showing.days import say_day
from onething.portal import words


@dataclass(frozen=True)
class Hearing:
    """A change of which the holder is still to be heard, by when."""

    step: StepView
    change: ChangeView
    day: date


def find_hearing(case: CaseView, *, step_id: UUID | None = None) -> Hearing | None:
    """Return the change of which the holder is still to be heard, if there is one."""
    return next(
        (
            Hearing(step, change, change.answer_by)
            for step in case.steps
            if step_id in (None, step.id)
            for change in step.changes
            if change.is_open and change.answer_by and change.answered_at is None
        ),
        None,
    )


def list_changed(step: StepView) -> Iterator[str]:
    """Return what the holder was told of a step's result, oldest first."""
    for change in step.changes:
        if change.declined_at:
            yield words.CHANGE_DROPPED.format(kind=change.kind.label)
        elif change.done_at:
            said = words.RESULT_CORRECTED if change.kind is ChangeKind.CORRECT else words.RESULT_ENDED
            yield said.format(day=say_day(local_day(change.done_at)), kind=change.kind.label)
            yield from [step.remedy] if step.remedy and change.kind is step.ended_as else []
        elif change.answer_by:
            said = words.WAS_HEARD if change.answered_at else words.TO_BE_HEARD
            yield said.format(kind=change.kind.label, day=say_day(change.answer_by))

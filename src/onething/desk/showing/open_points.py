"""What stands between the lead and the confirmation: what is open, whose turn it is, and until when."""

from collections.abc import Mapping, Sequence

from onething.cases.contracts.hall_views import DeferredPaper
from onething.cases.contracts.kinds import StepState
from onething.cases.contracts.views import CaseView, StepView
from onething.desk import words
from onething.desk.showing.steps import say_lacking
from onething.look.contracts import Cell, Column, Empty, Table, TableRow
from onething.pages.showing.deadlines import show_step_deadline
from onething.supervision.contracts.deadlines import Deadlines

COLUMNS = (Column("事项"), Column("差什么"), Column("轮到谁"), Column("期限"))
_HAS_RESULT = frozenset({StepState.READY, StepState.ISSUING, StepState.ISSUED})


def show_open_points(case: CaseView, *, deadlines: Deadlines) -> Table | None:
    """Return the open steps with who has to act and the day; None when nothing is open."""
    steps = {step.matter_code: step for step in case.steps}
    rows = tuple(
        TableRow(
            cells=(
                Cell(step.matter_name, below=step.department),
                Cell(say_lacking(step, deferred=case.deferred) or words.OPEN_POINTS[step.state]),
                Cell(_say_owner(step, steps=steps, deferred=case.deferred)),
                Cell(deadline=show_step_deadline(_blocking(step, steps=steps), deadlines=deadlines)),
            )
        )
        for step in case.steps
        if step.state in words.OPEN_POINTS
    )
    return Table(words.OPEN_TABLE, columns=COLUMNS, rows=rows, empty=Empty(words.OPEN_NONE)) if rows else None


def _say_owner(step: StepView, *, steps: Mapping[str, StepView], deferred: Sequence[DeferredPaper]) -> str:
    blocking = _blocking(step, steps=steps)
    if blocking.state is StepState.OPPOSED or say_lacking(blocking, deferred=deferred):
        return words.APPLICANT
    return words.OWNERS.get(blocking.state, "{unit}").format(unit=blocking.department)


def _blocking(step: StepView, *, steps: Mapping[str, StepView]) -> StepView:
    """A waiting step waits for another: the first one up the line that somebody can act on."""
    needed = [steps[code] for code in step.needs if code in steps]
    open_ones = [one for one in needed if one.state not in _HAS_RESULT]
    if step.state is not StepState.WAITING or not open_ones:
        return step
    return _blocking(open_ones[0], steps=steps)

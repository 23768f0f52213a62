"""审管分离: what was granted is handed over to the unit that supervises it, and that unit confirms having it."""

from datetime import datetime
from uuid import UUID

from onething.cases import change_words as words
from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.counting import counting_at, say_limit
from onething.cases.models.handing import SupervisionHandover
from onething.cases.models.step import Step
from onething.cases.queries.handed_over import scope_handed_over
from onething.cases.reading import get_published
from onething.cases.states import STEP_MOVES
from onething.directory.queries import find_unit
from onething.kernel.clock import due_day
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer

TERM = "after_supervision"


def hand_to_supervision(step: Step, *, at: datetime) -> None:
    """With the issue: a matter that its publication says so of goes to its supervising unit, with what to watch.

    A unit that the city does not have leaves it with the department that granted it. Nothing for other matters.
    """
    matter = get_published(step.case).thing.find_matter(step.matter_code)
    handed = matter.particulars.after_supervision if matter else None
    if matter is None or handed is None:
        return
    commitment = matter.particulars.authority.commitment
    conditions = commitment.conditions if step.promise_state and commitment else ()
    unit, counting = find_unit(SYSTEM, name=handed.unit), counting_at(at)
    limit = counting.rulebook.limits[TERM]
    confirm_by = due_day(local_day(at), limit=limit, calendar=counting.calendar).day
    SupervisionHandover.objects.create(
        step=step,
        unit_id=unit.id if unit else step.unit_id,
        watch=list(handed.watch),
        conditions=list(conditions),
        handed_at=at,
        confirm_by=confirm_by,
    )
    facts = {
        "matter": step.matter_code,
        "supervising_unit": unit.code if unit else step.unit.code,
        "confirm_by": confirm_by.isoformat(),
        "confirm_within": say_limit(limit),
        **counting.as_facts(),
    }
    move_step(step, verb="hand_to_supervision", viewer=SYSTEM, at=at, told=Told(facts=facts))


def confirm_supervision(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The supervising unit confirms that it has the matter and watches it (行政许可法 art. 61)."""
    check_post(STEP_MOVES, verb="confirm_supervision", viewer=viewer)
    if not scope_handed_over(viewer).filter(step_id=step_id).exists():
        raise Refusal("cases.handover.unknown", words.HANDOVER_UNKNOWN, status=404)
    step = lock_step(SYSTEM, step_id=step_id)
    row = SupervisionHandover.objects.get(step=step)
    if row.confirmed_at is not None:
        raise Refusal("cases.handover.confirmed", words.HANDOVER_CONFIRMED, status=409)
    row.confirmed_at, row.confirmed_by = at, viewer.person_id
    row.save(update_fields=["confirmed_at", "confirmed_by"])
    facts = {"matter": step.matter_code, "is_late": local_day(at) > row.confirm_by}
    move_step(step, verb="confirm_supervision", viewer=viewer, at=at, told=Told(facts=facts))

"""告知承诺: decided at once on a promise, taken back before the decision, checked after it, mended or broken."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import keeping_promises, promising
from onething.cases.contracts.given import CheckMade
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def permit(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The file is complete and promised for: the decider permits at once."""
    promising.permit_on_promise(viewer, step_id=step_id, at=at)


@watched
@transaction.atomic
def withdraw(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The applicant takes the promise back: the ordinary road."""
    promising.withdraw_promise(viewer, step_id=step_id, at=at)


@watched
@transaction.atomic
def check(viewer: Viewer, *, step_id: UUID, made: CheckMade, at: datetime) -> None:
    """The department writes down what two people or more found."""
    keeping_promises.check_promise(viewer, step_id=step_id, check=made, at=at)


@watched
@transaction.atomic
def order_mending(viewer: Viewer, *, step_id: UUID, order: str, at: datetime) -> None:
    """What is unfit is to be mended within the term."""
    keeping_promises.order_mending(viewer, step_id=step_id, order=order, at=at)


@watched
@transaction.atomic
def find_broken(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """It was not mended: recorded, and no more promises of this holder until that is repaired."""
    keeping_promises.break_promise(viewer, step_id=step_id, reason=reason, at=at)


@watched
@transaction.atomic
def repair(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The record is repaired: the holder may promise again."""
    keeping_promises.repair_record(viewer, step_id=step_id, reason=reason, at=at)

"""Electronic supervision around the case: following the ledger, cards, orders, rectification. A function is a transaction."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from onething.kernel.viewer import Viewer
from onething.ledger.actions import record_read
from onething.ledger.contracts import Subject
from onething.supervision.actions import answering, following, ordering, rectifying
from onething.supervision.actions.ordering import OrderGiven
from onething.supervision.actions.rectifying import PointGiven, Proof
from onething.supervision.contracts.subjects import POINT
from onething.supervision.queries.orders import read_proof


@transaction.atomic
def follow_case(*, case_id: UUID, at: datetime) -> None:
    """What was done to a case is read, and what the rules say of it is written down."""
    following.follow_case(case_id=case_id, at=at)


@transaction.atomic
def follow_finding(*, finding_id: UUID, at: datetime) -> None:
    """An attempt outside the list is read and judged."""
    following.follow_finding(finding_id=finding_id, at=at)


@transaction.atomic
def follow_due(*, subject_id: UUID, at: datetime) -> None:
    """A day has come on which a rule speaks though nobody did anything."""
    following.follow_due(subject_id=subject_id, at=at)


@transaction.atomic
def answer(viewer: Viewer, *, card_id: UUID, text: str, at: datetime) -> None:
    """A unit answers its card."""
    answering.answer_card(viewer, card_id=card_id, text=text, at=at)


@transaction.atomic
def appeal(viewer: Viewer, *, card_id: UUID, text: str, at: datetime) -> None:
    """A unit says why its card is wrong."""
    answering.appeal_card(viewer, card_id=card_id, text=text, at=at)


@transaction.atomic
def uphold(viewer: Viewer, *, card_id: UUID, text: str, at: datetime) -> None:
    """The supervisor finds that a card stands."""
    answering.uphold_card(viewer, card_id=card_id, text=text, at=at)


@transaction.atomic
def cancel(viewer: Viewer, *, card_id: UUID, text: str, at: datetime) -> None:
    """The supervisor takes a card back, with the reason."""
    answering.cancel_card(viewer, card_id=card_id, text=text, at=at)


@transaction.atomic
def order(viewer: Viewer, *, given: OrderGiven, at: datetime) -> UUID:
    """The supervisor orders a unit to do something and to report."""
    return ordering.issue_order(viewer, given=given, at=at)


@transaction.atomic
def report(viewer: Viewer, *, order_id: UUID, text: str, at: datetime) -> None:
    """A unit reports on an order."""
    ordering.report_order(viewer, order_id=order_id, text=text, at=at)


@transaction.atomic
def return_order(viewer: Viewer, *, order_id: UUID, text: str, due_on: date, at: datetime) -> None:
    """The supervisor wants an order done again."""
    ordering.return_order(viewer, order_id=order_id, text=text, due_on=due_on, at=at)


@transaction.atomic
def close_order(viewer: Viewer, *, order_id: UUID, text: str, at: datetime) -> None:
    """The supervisor closes an order."""
    ordering.close_order(viewer, order_id=order_id, text=text, at=at)


@transaction.atomic
def require(viewer: Viewer, *, given: PointGiven, at: datetime) -> UUID:
    """The supervisor puts a point on a unit's rectification list."""
    return rectifying.require_point(viewer, given=given, at=at)


@transaction.atomic
def prove(viewer: Viewer, *, point_id: UUID, proof: Proof, at: datetime) -> None:
    """A unit shows that a point is put right."""
    rectifying.prove_point(viewer, point_id=point_id, proof=proof, at=at)


@transaction.atomic
def open_proof(viewer: Viewer, *, point_id: UUID, at: datetime) -> tuple[str, str, bytes]:
    """Return name, media type and content of a proof that the viewer may see; the read is logged."""
    found = read_proof(viewer, point_id=point_id)
    record_read(viewer=viewer, subject=Subject(kind=POINT, id=point_id), what="proof", at=at)
    return found


@transaction.atomic
def send_back(viewer: Viewer, *, point_id: UUID, text: str, due_on: date, at: datetime) -> None:
    """The supervisor sends a point back."""
    rectifying.send_point_back(viewer, point_id=point_id, text=text, due_on=due_on, at=at)


@transaction.atomic
def verify(viewer: Viewer, *, point_id: UUID, text: str, at: datetime) -> None:
    """The supervisor saw that a point is put right."""
    rectifying.verify_point(viewer, point_id=point_id, text=text, at=at)


@transaction.atomic
def note_accountability(viewer: Viewer, *, point_id: UUID, text: str, at: datetime) -> None:
    """Who was held to account stands at the point."""
    rectifying.note_accountability(viewer, point_id=point_id, text=text, at=at)

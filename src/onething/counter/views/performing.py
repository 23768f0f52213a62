"""Doing what a form of the counter asks: one verb of the table of moves on one case."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from onething.cases.contracts.given import Delivery, NonAcceptance, Posting
from onething.cases.contracts.kinds import DeliveryMethod, NonAcceptanceKind, Relation
from onething.counter import words
from onething.journey import flow
from onething.journey.ways import archiving, deferring, delivering, precheck
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer

Typed = Mapping[str, str]
NON_ACCEPTANCES = frozenset(NonAcceptanceKind)
METHODS = frozenset(DeliveryMethod)
RELATIONS = frozenset(Relation)


def perform(viewer: Viewer, *, verb: str, case_id: UUID, typed: Typed, at: datetime) -> None:
    """Do the act; refuses `counter.act.unknown` for another verb, and whatever the act refuses."""
    act = _ACTS.get(verb)
    if act is None:
        raise Refusal("counter.act.unknown", words.UNKNOWN_ACT, status=400)
    act(viewer, case_id, typed, at)


def _pass_precheck(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    precheck.pass_precheck(viewer, case_id=case_id, at=at)


def _receive(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    flow.receive(viewer, case_id=case_id, at=at)


def _accept(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    flow.accept(viewer, case_id=case_id, at=at)


def _accept_lacking(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    deferring.accept_lacking(viewer, case_id=case_id, at=at)


def _supply(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    deferring.supply(viewer, case_id=case_id, at=at)


def _not_accept(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    if typed["kind"] not in NON_ACCEPTANCES:
        raise Refusal("counter.non_acceptance.kind_missing", words.KIND_MISSING, field="kind")
    given = NonAcceptance(
        kind=NonAcceptanceKind(typed["kind"]),
        reason=typed["reason"],
        organ=typed["organ"],
        basis=typed["basis"],
    )
    flow.refuse_to_accept(viewer, case_id=case_id, given=given, at=at)


def _dispatch(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    flow.dispatch(viewer, case_id=case_id, at=at)


def _deliver(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    delivery = Delivery(
        method=DeliveryMethod(typed["method"]) if typed["method"] in METHODS else DeliveryMethod.WINDOW,
        recipient=typed["recipient"],
        relation=Relation(typed["relation"]) if typed["relation"] in RELATIONS else Relation.SELF,
        document_kind=typed["document_kind"],
        document_number=typed["document_number"],
    )
    flow.deliver(viewer, case_id=case_id, delivery=delivery, at=at)


def _send(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    posting = Posting(recipient=typed["post_recipient"], phone=typed["phone"], address=typed["address"])
    delivering.send(viewer, case_id=case_id, posting=posting, at=at)


def _hand_on(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    if not typed["unit_code"]:
        raise Refusal("counter.window.missing", words.WINDOW_MISSING, field="unit_code")
    delivering.hand_on(viewer, case_id=case_id, unit_code=typed["unit_code"], at=at)


def _take_back(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    delivering.take_back(viewer, case_id=case_id, reason=typed["reason"], at=at)


def _archive(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    flow.archive(viewer, case_id=case_id, originals=typed["originals"], at=at)


def _file_ended(viewer: Viewer, case_id: UUID, typed: Typed, at: datetime) -> None:
    archiving.file_ended(viewer, case_id=case_id, originals=typed["originals"], at=at)


_ACTS: dict[str, Callable[[Viewer, UUID, Typed, datetime], None]] = {
    "pass_precheck": _pass_precheck,
    "receive": _receive,
    "accept": _accept,
    "accept_lacking": _accept_lacking,
    "supply": _supply,
    "not_accept": _not_accept,
    "dispatch": _dispatch,
    "deliver": _deliver,
    "send": _send,
    "hand_on": _hand_on,
    "take_back": _take_back,
    "archive": _archive,
    "file_ended": _file_ended,
}

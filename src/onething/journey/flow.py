"""The main way through, top to bottom in the order of life. Each function is one transaction and calls doors only.

Reading path: docs/flow.md, then this file, then cases/states.py, then the rule.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onething.archives.actions.filing import file_case
from onething.cases.actions import application, closing, delivering, intake, joint, review
from onething.cases.actions.promising import check_may_promise
from onething.cases.contracts.given import (
    CorrectionItem,
    Delivery,
    NonAcceptance,
    OpinionGiven,
    OutsideRefusal,
    OutsideResult,
    Problem,
    Signature,
)
from onething.cases.contracts.kinds import Channel, IssuanceCause
from onething.cases.queries.promises import find_own_bar
from onething.catalogue.queries import get_current_thing
from onething.directory.actions.people import register_at_window
from onething.directory.queries import get_identity, get_unit
from onething.files.actions import store_file
from onething.journey.filing import describe_closed
from onething.journey.replanning import check_in_force
from onething.journey.signing import check_level
from onething.journey.supervision import watched
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM, Viewer
from onething.planning.queries import check_open_road, make_plan


@watched
@transaction.atomic
def begin(viewer: Viewer, *, thing: str, answers: Mapping[str, Any], at: datetime) -> UUID:
    """A citizen begins: the answers are planned against today's publication and a draft is opened."""
    return _begin(
        viewer, thing=thing, answers=answers, applicant_id=_self(viewer), channel=Channel.ONLINE, at=at
    )


@watched
@transaction.atomic
def begin_at_window(
    viewer: Viewer, *, thing: str, answers: Mapping[str, Any], person: Mapping[str, str], at: datetime
) -> UUID:
    """A clerk begins in the name of the person at the window, whose paper the clerk has seen."""
    applicant_id = register_at_window(on_day=local_day(at), **person)
    return _begin(
        viewer, thing=thing, answers=answers, applicant_id=applicant_id, channel=Channel.WINDOW, at=at
    )


@watched
@transaction.atomic
def change_answers(
    viewer: Viewer, *, case_id: UUID, answers: Mapping[str, Any], revision: int, at: datetime
) -> int:
    """Answer differently: the draft is planned again under the publication in force, typed values stay."""
    bound = application.get_binding(viewer, case_id=case_id)
    published = get_current_thing(SYSTEM, code=bound.thing_code, at=at)
    plan = make_plan(published, answers=answers)
    check_open_road(plan)
    check_may_promise(plan, bar=find_own_bar(viewer))
    return application.change_answers(
        viewer, case_id=case_id, published=published, plan=plan, answers=answers,
        lead_unit=get_unit(SYSTEM, name=plan.lead_department), revision=revision, at=at,
    )  # fmt: skip


@watched
@transaction.atomic
def fill(
    viewer: Viewer, *, case_id: UUID, values: Mapping[str, Any], revision: int, at: datetime
) -> tuple[int, list[Problem]]:
    """Keep what was typed into the one form and say what is wrong with it."""
    return application.save_form(viewer, case_id=case_id, values=values, revision=revision, at=at)


@watched
@transaction.atomic
def hand_in(viewer: Viewer, *, case_id: UUID, key: str, name: str, content: bytes, at: datetime) -> int:
    """Hand in the file of one material."""
    data_key_id = application.get_data_key(viewer, case_id=case_id)
    stored = store_file(content=content, name=name, data_key_id=data_key_id, at=at)
    return application.hand_in_material(viewer, case_id=case_id, key=key, stored=stored, at=at)


@watched
@transaction.atomic
def submit(viewer: Viewer, *, case_id: UUID, signature: Signature, at: datetime) -> str:
    """Submit the signed application; `journey.signing` has proved the code before."""
    identity = get_identity(SYSTEM, person_id=application.get_applicant(viewer, case_id=case_id))
    check_level(identity)
    check_in_force(viewer, case_id=case_id, at=at)
    return application.submit_case(viewer, case_id=case_id, signature=signature, identity=identity, at=at)


@watched
@transaction.atomic
def receive(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """The window takes the application in."""
    intake.receive_case(viewer, case_id=case_id, at=at)


@watched
@transaction.atomic
def accept(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """The window accepts for all departments; the promised day is fixed."""
    intake.accept_case(viewer, case_id=case_id, at=at)


@watched
@transaction.atomic
def refuse_to_accept(viewer: Viewer, *, case_id: UUID, given: NonAcceptance, at: datetime) -> None:
    """The window does not accept, with the kind of reason, and whose power it is."""
    intake.refuse_to_accept(viewer, case_id=case_id, given=given, at=at)


@watched
@transaction.atomic
def ask_correction(viewer: Viewer, *, case_id: UUID, items: Sequence[CorrectionItem], at: datetime) -> None:
    """The window tells once, and completely, what must be corrected."""
    intake.ask_correction(viewer, case_id=case_id, items=items, at=at)


@watched
@transaction.atomic
def correct(viewer: Viewer, *, case_id: UUID, signature: Signature, at: datetime) -> None:
    """The applicant hands the corrected application in."""
    intake.correct_case(viewer, case_id=case_id, signature=signature, at=at)


@watched
@transaction.atomic
def dispatch(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """Every department gets its step; those that wait for nobody start."""
    intake.dispatch_case(viewer, case_id=case_id, at=at)


@watched
@transaction.atomic
def start_review(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """A department takes its step up."""
    review.start_review(viewer, step_id=step_id, at=at)


@watched
@transaction.atomic
def permit(viewer: Viewer, *, step_id: UUID, opinion: OpinionGiven, at: datetime) -> None:
    """A department signs 拟准予: its step is ready."""
    review.permit_step(viewer, step_id=step_id, opinion=opinion, at=at)


@watched
@transaction.atomic
def refuse(viewer: Viewer, *, step_id: UUID, opinion: OpinionGiven, at: datetime) -> None:
    """A department signs 拟不予: the applicant is asked what to do."""
    review.refuse_step(viewer, step_id=step_id, opinion=opinion, at=at)


@watched
@transaction.atomic
def record_fact(viewer: Viewer, *, step_id: UUID, fact: str, evidence: str, at: datetime) -> None:
    """A condition of a step (fee, tax) is met."""
    review.record_fact(viewer, step_id=step_id, fact=fact, evidence=evidence, at=at)


@watched
@transaction.atomic
def record_result(viewer: Viewer, *, step_id: UUID, result: OutsideResult, at: datetime) -> None:
    """What a body outside decided comes back."""
    review.record_outside_result(viewer, step_id=step_id, result=result, at=at)


@watched
@transaction.atomic
def record_refusal(viewer: Viewer, *, step_id: UUID, refusal: OutsideRefusal, at: datetime) -> None:
    """A body outside says no: the applicant is asked what to do."""
    review.record_outside_refusal(viewer, step_id=step_id, refusal=refusal, at=at)


@watched
@transaction.atomic
def end(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """After a refusal: end the case."""
    joint.end_case(viewer, case_id=case_id, at=at)


@watched
@transaction.atomic
def confirm(viewer: Viewer, *, case_id: UUID, at: datetime) -> UUID:
    """The lead confirms: all ready steps are taken up to be issued together. Returns the issuance."""
    return joint.confirm_case(viewer, case_id=case_id, at=at).issuance_id


@transaction.atomic
def release(*, step_id: UUID, cause: IssuanceCause, at: datetime) -> UUID:
    """The system lets one ready step out by itself (own day or fuse). Returns the issuance."""
    return joint.release_step(SYSTEM, step_id=step_id, cause=cause, at=at).issuance_id


@transaction.atomic
def issue(*, issuance_id: UUID, at: datetime) -> bool:
    """All prepared results of an issuance become real in one short transaction."""
    return joint.complete_issuance(issuance_id=issuance_id, at=at)


@watched
@transaction.atomic
def deliver(viewer: Viewer, *, case_id: UUID, delivery: Delivery, at: datetime) -> None:
    """The results are handed over."""
    delivering.deliver_case(viewer, case_id=case_id, delivery=delivery, at=at)


@watched
@transaction.atomic
def archive(viewer: Viewer, *, case_id: UUID, at: datetime, originals: str = "") -> None:
    """The file is put away; `originals` says where papers lie, "" that there are none."""
    closing.archive_case(viewer, case_id=case_id, at=at)
    file_case(viewer, filed=describe_closed(case_id), originals=originals, at=at)


@watched
@transaction.atomic
def withdraw(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """The applicant takes the application back."""
    closing.withdraw_case(viewer, case_id=case_id, at=at)


def _begin(
    viewer: Viewer,
    *,
    thing: str,
    answers: Mapping[str, Any],
    applicant_id: UUID,
    channel: Channel,
    at: datetime,
) -> UUID:
    published = get_current_thing(SYSTEM, code=thing, at=at)
    plan = make_plan(published, answers=answers)
    check_open_road(plan)
    check_may_promise(plan, bar=find_own_bar(viewer))
    lead_unit = get_unit(SYSTEM, name=plan.lead_department)
    return application.begin_case(
        viewer, published=published, plan=plan, answers=answers, lead_unit=lead_unit,
        applicant_id=applicant_id, channel=channel, at=at,
    )  # fmt: skip


def _self(viewer: Viewer) -> UUID:
    assert viewer.person_id is not None, "the face lets only people with a post in"  # noqa: S101
    return viewer.person_id

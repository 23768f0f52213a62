"""Before the window sees it: begin, answer, fill, hand in, sign and submit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from onething.cases import words
from onething.cases.actions.acting import Told, check_post, lock_case, move_case
from onething.cases.actions.binding import bind_draft, get_published_material
from onething.cases.actions.mending import can_replace, check_mendable
from onething.cases.actions.parties import record_parties
from onething.cases.actions.planned import set_plan
from onething.cases.actions.promising import check_not_barred, sign_promises
from onething.cases.bars import list_holder_indexes
from onething.cases.contracts.given import Problem, Signature
from onething.cases.contracts.kinds import CaseState, Channel
from onething.cases.contracts.views import Binding
from onething.cases.counting import counting_at, say_limit
from onething.cases.deferrals import ACCEPTED, list_open_deferrals
from onething.cases.models.case import Case, CaseMaterial
from onething.cases.reading import get_files, get_plan, get_questions, get_values
from onething.cases.rules.completeness import list_problems
from onething.cases.rules.form_values import check_form, check_keys
from onething.cases.rules.lacking import list_lacking
from onething.cases.sealing import seal_value
from onething.cases.states import CASE_MOVES, NOWHERE, UNSENT_CASE_STATES
from onething.catalogue.contracts import PublishedThing
from onething.directory.contracts import Identity, Unit
from onething.directory.queries import find_unit
from onething.files.contracts import StoredFile
from onething.kernel.canonical import canonical_json
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.case_numbers import case_number
from onething.kernel.sm import sm3
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.actions import create_data_key
from onething.planning.contracts import Plan, PlannedMaterial

_CHANNEL_DIGITS = {Channel.ONLINE: "01", Channel.WINDOW: "10"}
# One statement, and from then on the counter is locked: the next case of the day waits for this one's end.
_COUNT_ON = """
INSERT INTO cases_number_counter (prefix, last) VALUES (%s, 1)
ON CONFLICT (prefix) DO UPDATE SET last = cases_number_counter.last + 1 RETURNING last
"""
_CHANGEABLE = UNSENT_CASE_STATES | {CaseState.CORRECTING, CaseState.CHOOSING}


def begin_case(
    viewer: Viewer,
    *,
    published: PublishedThing,
    plan: Plan,
    answers: Mapping[str, Any],
    lead_unit: Unit,
    applicant_id: UUID,
    channel: Channel,
    at: datetime,
) -> UUID:
    """Open a draft bound to the current publication; returns its id."""
    if published.publication_id is None:
        sentence = words.POWER_CASE.format(name=plan.thing_name)
        raise Refusal("cases.power.unpublished", sentence, status=409)
    case = Case(
        publication_id=published.publication_id,
        thing_code=plan.thing,
        thing_name=plan.thing_name,
        lead_unit_id=lead_unit.id,
        applicant_id=applicant_id,
        data_key_id=create_data_key(),
        state=NOWHERE,
        channel=channel,
        window_unit_code=(viewer.unit_code or "") if channel is Channel.WINDOW else "",
        begun_at=at,
    )
    case.form_sealed = seal_value(case, place="form", value={})
    set_plan(case, plan=plan, answers=answers)
    move_case(
        case,
        verb="begin",
        viewer=viewer,
        at=at,
        told=Told(facts={"thing": plan.thing, "plan_sm3": case.plan_sm3}),
    )
    case_id: UUID = case.id
    return case_id


def change_answers(
    viewer: Viewer,
    *,
    case_id: UUID,
    published: PublishedThing,
    plan: Plan,
    answers: Mapping[str, Any],
    lead_unit: Unit,
    revision: int,
    at: datetime,
) -> int:
    """Plan a draft again for other answers, under the publication in force; what was typed and handed in stays.

    Returns the revision.
    """
    case = _lock_editable(viewer, case_id=case_id, revision=revision, states=UNSENT_CASE_STATES)
    bind_draft(case, published=published, plan=plan, lead_unit=lead_unit, at=at)
    set_plan(case, plan=plan, answers=answers)
    return _touch(case)


def get_binding(viewer: Viewer, *, case_id: UUID) -> Binding:
    """Lock the case for its applicant's side and return what it is bound to."""
    case = _lock_own(viewer, case_id=case_id)
    return Binding(
        state=CaseState(case.state),
        thing_code=case.thing_code,
        publication_id=case.publication_id,
        answers=case.answers,
        revision=case.revision,
    )


def save_form(
    viewer: Viewer, *, case_id: UUID, values: Mapping[str, Any], revision: int, at: datetime
) -> tuple[int, list[Problem]]:
    """Keep what was typed, lawful or not (nothing typed is lost), and say what is wrong with it.

    `values` are merged by field key; None clears a field. While a correction is asked, only its fields may change.
    After a refusal only the fields it turns on may, and then the form is signed again.
    Returns the new revision and the problems of all values typed so far.
    """
    case = _lock_editable(viewer, case_id=case_id, revision=revision, states=_CHANGEABLE)
    plan = get_plan(case)
    if unknown := check_keys(plan.form, values=values) + _outside_notice(
        case, places=[f"form.{k}" for k in values]
    ):
        raise Refusal(unknown[0].code, unknown[0].sentence, field=unknown[0].field)
    if case.state == CaseState.CHOOSING:
        check_mendable(case, fields=plan.form, keys=values)
    before = get_values(case)
    merged = {key: value for key, value in {**before, **values}.items() if value is not None}
    case.is_unsigned |= case.state == CaseState.CHOOSING and merged != before
    case.form_sealed = seal_value(case, place="form", value=merged)
    problems = check_form(plan.form, values=merged, on_day=local_day(at), whole=False)
    return _touch(case), problems


def hand_in_material(viewer: Viewer, *, case_id: UUID, key: str, stored: StoredFile, at: datetime) -> int:
    """Put a stored file in for a material of the plan; an earlier file of the same material becomes history."""
    case = _lock_editable(viewer, case_id=case_id, revision=None, states=_CHANGEABLE | ACCEPTED)
    material = next((one for one in get_plan(case).materials if one.key == key), None)
    if material is None or (case.state in ACCEPTED and not _is_still_wanted(case, material=material)):
        raise Refusal("cases.material.unknown", words.MATERIAL_UNKNOWN.format(key=key[:60]), status=404)
    if outside := _outside_notice(case, places=[f"materials.{key}"]):
        raise Refusal("cases.form.field_unknown", outside[0].sentence, field=outside[0].field)
    CaseMaterial.objects.filter(case=case, key=key, replaced_at__isnull=True).update(replaced_at=at)
    CaseMaterial.objects.create(
        case=case,
        published_material_id=get_published_material(case, key=key),
        key=key,
        file_id=stored.id,
        file_name_sealed=seal_value(case, place=f"material:{key}", value=stored.name),
        file_sm3=stored.sm3,
        handed_in_at=at,
    )
    return _touch(case)


def get_data_key(viewer: Viewer, *, case_id: UUID) -> UUID:
    """Lock the case for handing something in and return the data key under which its files are sealed."""
    data_key_id: UUID = _lock_own(viewer, case_id=case_id).data_key_id
    return data_key_id


def get_applicant(viewer: Viewer, *, case_id: UUID) -> UUID:
    """Lock the case and return its applicant's person id."""
    applicant_id: UUID = _lock_own(viewer, case_id=case_id).applicant_id
    return applicant_id


def check_complete(viewer: Viewer, *, case_id: UUID, at: datetime) -> str:
    """Return the digest (SM3, hex) of what would be signed now; refuses with everything that stands against it."""
    case = _lock_own(viewer, case_id=case_id)
    if case.state not in _CHANGEABLE:
        _refuse_closed(case, verb="submit")
    return _check_snapshot(case, plan=get_plan(case), at=at)


def submit_case(
    viewer: Viewer, *, case_id: UUID, signature: Signature, identity: Identity, at: datetime
) -> str:
    """Hand the signed application over; fixes its number and its parties. Returns the case number."""
    case = lock_case(viewer, case_id=case_id)
    plan = get_plan(case)
    if case.state in UNSENT_CASE_STATES:
        check_signed(case, plan=plan, signature=signature, at=at)
        case.number, case.submitted_at = case.number or _take_number(case, at=at), at
        case.snapshot_sm3 = signature.snapshot_sm3
        sign_promises(case, plan=plan, signature=signature, at=at)
    facts = {"publication": str(case.publication_id), "plan_sm3": case.plan_sm3, "snapshot_sm3": case.snapshot_sm3,
             "signed_by": signature.method, "number": case.number,
             "promises": {code: one["text_sm3"] for code, one in case.promises_signed.items()},
             **_arrive(case, at=at)}  # fmt: skip
    move_case(case, verb="submit", viewer=viewer, at=at, told=Told(facts=facts))
    record_parties(case, plan=plan, identity=identity)
    check_not_barred(plan, holder_indexes=list_holder_indexes(case))
    return str(case.number)


def _arrive(case: Case, *, at: datetime) -> dict[str, Any]:
    """What is sent has arrived the same day, at whatever hour (电子签名法 art. 11); the bureau's hall is to answer it."""
    counting = counting_at(at)
    case.counted_with = counting.content
    hall = find_unit(SYSTEM, name=settings.APPROVALS_BUREAU)
    is_online = case.channel == Channel.ONLINE
    precheck = Limit(settings.PRECHECK_DAYS, LimitUnit.WORKING_DAYS) if is_online else None
    facts = {
        "started_on": local_day(at).isoformat(),
        "answering_unit": hall.code if hall else None,
        "limits": {"precheck": {"promised": say_limit(precheck)}},
    }
    facts |= counting.as_facts()
    return {**facts, "thing": case.thing_code, "thing_name": case.thing_name, "unit": case.lead_unit.code}


def check_signed(case: Case, *, plan: Plan, signature: Signature, at: datetime) -> None:
    """Refuse a signature over anything but the present, complete application."""
    if _check_snapshot(case, plan=plan, at=at) != signature.snapshot_sm3:
        raise Refusal("cases.application.changed", words.SNAPSHOT_CHANGED, status=409)


def _check_snapshot(case: Case, *, plan: Plan, at: datetime) -> str:
    values, files = get_values(case), get_files(case)
    problems = list_problems(
        plan, questions=get_questions(case), values=values, files=set(files), on_day=local_day(at)
    )
    if problems:
        facts = {"problems": [problem.as_json() for problem in problems]}
        sentence = words.INCOMPLETE.format(count=len(problems))
        raise Refusal("cases.application.incomplete", sentence, facts=facts)
    content = {
        "publication": str(case.publication_id),
        "plan_sm3": case.plan_sm3,
        "answers": case.answers,
        "form": values,
        "materials": {key: row.file_sm3 for key, row in files.items()},
        "handed_in_later": [one.key for one in list_lacking(plan, files=files)],
    }
    return sm3(canonical_json(content)).hex()


def _lock_own(viewer: Viewer, *, case_id: UUID) -> Case:
    """Lock a case for the side of the applicant: whoever else may see it changes and signs nothing."""
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="submit", viewer=viewer)
    return case


def _lock_editable(
    viewer: Viewer, *, case_id: UUID, revision: int | None, states: frozenset[CaseState]
) -> Case:
    case = _lock_own(viewer, case_id=case_id)
    if case.state not in states:
        _refuse_closed(case, verb="submit")
    if revision is not None and revision != case.revision:
        raise Refusal("cases.case.stale", words.STALE, status=412, facts={"revision": case.revision})
    return case


def _refuse_closed(case: Case, *, verb: str) -> None:
    state = words.CASE_STATES[case.state]
    raise Refusal("cases.move.not_now", words.NOT_NOW.format(state=state, verb=words.VERBS[verb]), status=409)


def _outside_notice(case: Case, *, places: list[str]) -> list[Problem]:
    """While a correction is asked, only what it names may change: what was signed stays as signed."""
    if case.state != CaseState.CORRECTING:
        return []
    asked = {item["place"] for item in case.correction.items}
    sentence = words.NOT_IN_NOTICE
    return [Problem(place, "cases.form.field_unknown", sentence) for place in places if place not in asked]


def _is_still_wanted(case: Case, *, material: PlannedMaterial) -> bool:
    """After acceptance: what may come later, and after a refusal what the refusing department named."""
    if any(one.key == material.key for one in list_open_deferrals(case)):
        return True
    return case.state == CaseState.CHOOSING and can_replace(case, material=material)


def _touch(case: Case) -> int:
    case.revision += 1
    case.save()
    return case.revision


def _take_number(case: Case, *, at: datetime) -> str:
    day, digits = local_day(at), _CHANNEL_DIGITS[Channel(case.channel)]
    prefix = f"{settings.CITY_DIVISION}{day:%Y%m%d}{digits}"
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_ON, [prefix])
        (sequence,) = cursor.fetchone()
    return case_number(division=settings.CITY_DIVISION, day=day, channel=digits, sequence=sequence)

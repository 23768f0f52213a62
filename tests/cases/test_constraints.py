"""The last wall: what no case may ever be is refused by PostgreSQL itself, whoever writes."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from onething.cases.contracts.kinds import IssuanceCause
from onething.cases.models.case import (
    Case,
    CaseMaterial,
    Correction,
    Deferral,
    NumberCounter,
    Party,
    Precheck,
)
from onething.cases.models.delivering import HandingOn, Sending
from onething.cases.models.extension import ExtensionRequest
from onething.cases.models.issuance import Handover, Issuance
from onething.cases.models.joint import JointPoint
from onething.cases.models.promise import BrokenPromise, StepPromise
from onething.cases.models.step import Extension, Step, StepPause
from onething.kernel.clock_port import local_day
from onething.kernel.ids import new_id
from tests.cases.review_walls import OF_STEPS, REVIEW_WALLS, lay_review_rows
from tests.factories.city import SMALL, City, dispatched, step_of, submitted

# Table, change, and the name of the wall that must stop it. `case`, `other` and `step` are rows of the fixture.
WALLS = [
    ("cases_case", "state = 'lost'", "case_state_known"),
    ("cases_case", "state = ''", "case_state_known"),
    ("cases_case", "channel = 'post'", "case_channel_known"),
    ("cases_case", "not_accepted_kind = 'not_ours'", "case_not_accepted_with_its_kind"),
    (
        "cases_case",
        "not_accepted_kind = 'whim', state = 'not_accepted', closed_at = now()",
        "case_not_accepted_with_its_kind",
    ),
    ("cases_sending", "arrived_at = now(), returned_at = now()", "sending_ends_one_way"),
    ("cases_sending", "arrived_at = NULL, returned_at = NULL", "one_open_sending_a_case"),
    ("cases_handing_on", "ended_at = NULL", "one_open_handing_on_a_case"),
    ("cases_deferral", "key = 'the same'", "one_deferral_a_paper"),
    ("cases_deferral", "supplied_at = now(), lapsed_at = now()", "deferral_ends_one_way"),
    ("cases_precheck", "passed_at = NULL", "precheck_says_something"),
    ("cases_case", "window_unit_code = '11430182XX0000051E'", "case_window_only_at_window"),
    ("cases_case", "number = NULL", "case_number_once_submitted"),
    ("cases_case", "submitted_at = NULL", "case_number_once_submitted"),
    ("cases_case", "accepted_at = NULL", "case_accepted_at_once_accepted"),
    ("cases_case", "received_at = accepted_at + interval '1 second'", "case_accepted_after_received"),
    ("cases_case", "publication_id = NULL", "publication_id"),  # no case without a publication
    ("cases_case", "publication_id = %(nobody)s", "publication_id"),
    ("cases_case", "applicant_id = NULL", "applicant_id"),
    ("cases_case", "data_key_id = NULL", "data_key_id"),
    ("cases_case", "number = %(other_number)s", "cases_case_number"),
    ("cases_case", "revision = -1", "cases_case_revision_check"),
    ("cases_case", "issued_at = now()", "case_issued_at_once_issued"),
    ("cases_case", "state = 'issued'", "case_issued_at_once_issued"),
    ("cases_case", "state = 'delivered', issued_at = now()", "case_delivered_at_once_delivered"),
    ("cases_case", "closed_at = now()", "case_closed_at_once_closed"),
    ("cases_case", "state = 'withdrawn'", "case_closed_at_once_closed"),
    ("cases_party", "role = 'friend'", "party_role_known"),
    ("cases_party", "role = 'applicant'", "one_party_a_role"),
    ("cases_material", "key = 'the same'", "one_current_file_a_material"),
    ("cases_issuance", "cause = 'whim'", "issuance_cause_known"),
    ("cases_correction", "case_id = %(nobody)s", "cases_correction"),
    ("cases_handover", "method = 'pigeon'", "handover_method_known"),
    ("cases_handover", "relation = 'friend'", "handover_relation_known"),
    ("cases_handover", "relation = 'proxy'", "proxy_shows_a_paper_at_the_window"),
    ("cases_handover", "relation = 'proxy', number_sealed = 'x'", "proxy_shows_a_paper_at_the_window"),
    (
        "cases_handover",
        "relation = 'proxy', method = 'electronic', number_sealed = 'x', document_kind = '111'",
        "proxy_shows_a_paper_at_the_window",
    ),
    ("cases_step", "state = 'lost'", "step_state_known"),
    ("cases_step", "place = 'elsewhere'", "step_place_known"),
    ("cases_step", "release = 'someday'", "step_release_known"),
    ("cases_step", "pause_state = 'idle'", "step_pause_known"),
    ("cases_step", "extended_days = 11", "step_extended_lawfully"),
    ("cases_step", "extension_asked = 'friend'", "step_extension_asked_known"),
    ("cases_extension_request", "by = 'friend'", "extension_asked_of_a_head"),
    ("cases_extension_request", "answered_by = asked_by", "extension_answered_by_another"),
    ("cases_extension_request", "step_id = %(paused)s", "one_open_extension_request_a_step"),
    ("cases_extension", "days = 15", "extension_is_lawful"),
    ("cases_step", "promise_state = 'sworn'", "step_promise_known"),
    ("cases_joint_point", "kind = 'side'", "point_kind_known"),
    ("cases_joint_point", "closed_at = now()", "point_closed_with_a_sentence"),
    ("cases_broken_promise", "repaired_at = now()", "broken_promise_repaired_by_somebody"),
    ("cases_broken_promise", "holder_index = 'the same'", "one_record_a_promise_and_holder"),
    ("cases_step_pause", "kind = 'holiday'", "pause_kind_known"),
    ("cases_step_pause", "approved_by = proposed_by", "pause_approved_by_another"),
    ("cases_step_pause", "expected_on = NULL", "pause_approved_whole"),
    ("cases_step_pause", "declined_at = now()", "pause_approved_whole"),
    ("cases_step_pause", "ended_at = now()", "pause_ends_after_it_began"),
    ("cases_step_pause", "step_id = %(paused)s", "one_open_pause_a_step"),
    ("cases_step", "matter_code = 'YJS-002/M01'", "no_two_open_steps_for_a_matter"),
    ("cases_step", "state = 'ready'", "step_opinion_tied"),
    ("cases_step", "state = 'opposed', opinion_sealed = 'x', opined_by = id", "step_opinion_tied"),
    ("cases_step", "state = 'refused', decided_at = now()", "step_opinion_tied"),
    ("cases_step", "reviewed_by = ARRAY[id], {opinion}", "step_decider_never_reviewed"),
    ("cases_step", "state = 'issued', issuance_id = %(issuance)s, {opinion}", "step_decided_when_final"),
    ("cases_step", "state = 'refused', {opinion}", "step_decided_when_final"),
    ("cases_step", "decided_at = now()", "step_decided_when_final"),
    ("cases_step", "state = 'issuing', {opinion}", "step_issuing_in_an_issuance"),
    ("cases_step", "state = 'issued', decided_at = now(), {opinion}", "step_issuing_in_an_issuance"),
    ("cases_step", "published_matter_id = NULL", "published_matter_id"),
    ("cases_step", "number = 'the same'", "cases_step_number"),
    ("cases_number_counter", "last = -1", "cases_number_counter_last_check"),
    *REVIEW_WALLS,
]
OPINION = "opinion_sealed = 'x', opined_by = id, opined_at = now()"


@pytest.fixture(scope="module")
def rows(standing_city: City) -> dict[str, object]:
    citizen = standing_city.citizen()
    case = Case.objects.get(id=dispatched(standing_city, citizen, SMALL))
    standing_city.later(minutes=1)
    other = Case.objects.get(id=submitted(standing_city, citizen, SMALL))
    Issuance.objects.create(case=case, cause=IssuanceCause.CONFIRM, begun_at=standing_city.at)
    Correction.objects.create(
        case=other, items=[], asked_at=standing_city.at, due_on=local_day(standing_city.at)
    )
    Precheck.objects.create(case=case, passed_at=standing_city.at)
    for _ in range(2):
        Sending.objects.create(
            case=case, to_sealed=b"x", sent_at=standing_city.at, returned_at=standing_city.at
        )
        HandingOn.objects.create(
            case=case, unit=case.lead_unit, handed_at=standing_city.at, ended_at=standing_city.at
        )
    for key in ("one", "two"):
        Deferral.objects.create(case=case, key=key, due_on=local_day(standing_city.at))
    Handover.objects.create(
        case=case, method="window", relation="self", recipient_sealed=b"x", handed_at=standing_city.at
    )
    steps = list(Step.objects.filter(case=case).order_by("number"))
    for step in steps[:2]:
        add_pause(step, standing_city.at)
        ExtensionRequest.objects.create(
            step=step, by="organ", reason_sealed=b"x", asked_by=new_id(), asked_at=standing_city.at
        )
    Extension.objects.create(
        step=steps[0], by="organ", days=10, content_sealed=b"x", granted_at=standing_city.at,
        statutory_on=local_day(standing_city.at),
    )  # fmt: skip
    JointPoint.objects.create(
        case=case, kind="back", owner=steps[0].unit, due_on=local_day(standing_city.at), is_blocking=True,
        text_sealed=b"x", raised_by=new_id(), raised_at=standing_city.at,
    )  # fmt: skip
    promise = StepPromise.objects.create(
        step=steps[0], text_sm3="x", snapshot_sm3="x", signed_by="paper", signed_at=standing_city.at
    )
    for holder in ("one", "other"):
        BrokenPromise.objects.create(promise=promise, holder_index=holder, recorded_at=standing_city.at)
    lay_review_rows(steps, at=standing_city.at)
    return {
        "paused": steps[0].id,
        "case": case.id,
        "nobody": new_id(),
        "other_number": other.number,
        "issuance": Issuance.objects.get().id,
        "case_number": case.number,
    }


def add_pause(step, at):
    StepPause.objects.create(
        step=step, kind="hearing", basis="x", days=5, reason_sealed=b"x", proposed_by=new_id(), proposed_at=at,
        approved_by=new_id(), approved_at=at, expected_on=local_day(at),
    )  # fmt: skip


def change(sql, rows):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, rows)
        return cursor.rowcount


def scope_of(table):
    whole = {"cases_case": "id = %(case)s", "cases_number_counter": "true", "cases_correction": "true",
             "cases_step_pause": "true", "cases_extension": "true",
             "cases_extension_request": "true", "cases_broken_promise": "true"}  # fmt: skip
    whole |= dict.fromkeys(OF_STEPS, "true")
    return whole.get(table, "case_id = %(case)s")


@pytest.mark.parametrize(("table", "assignment", "wall"), WALLS)
def test_what_may_never_be_is_refused_by_the_database(rows, table, assignment, wall):
    sql = f"UPDATE {table} SET {assignment.format(opinion=OPINION)} WHERE {scope_of(table)}"
    with pytest.raises(IntegrityError, match=re.escape(wall)):
        change(sql, rows)


def test_every_named_wall_is_tried():
    named = {
        constraint.name
        for model in apps.get_app_config("cases").get_models()
        for constraint in model._meta.constraints
    }
    assert named <= {wall for _table, _assignment, wall in WALLS}


def test_the_rows_of_these_tests_are_lawful_and_many(rows):
    assert Party.objects.filter(case_id=rows["case"]).count() > 1
    assert CaseMaterial.objects.filter(case_id=rows["case"]).count() > 1
    assert Step.objects.filter(case_id=rows["case"]).count() > 1
    assert NumberCounter.objects.exists()
    assert change("UPDATE cases_step SET state = state WHERE case_id = %(case)s", rows) > 1


def test_one_case_has_one_correction_notice(rows):
    """行政许可法 art. 32(4): once."""
    sql = """INSERT INTO cases_correction (case_id, items, asked_at, due_on)
             SELECT case_id, items, asked_at, due_on FROM cases_correction"""
    with pytest.raises(IntegrityError, match="cases_correction_pkey"):
        change(sql, rows)


@pytest.mark.parametrize(
    ("first", "second", "is_lawful"),
    [
        ("dropped", "pending", True),  # given up, and begun anew
        ("ended", "ended", True),
        ("pending", "in_review", False),
        ("refused", "pending", False),
        ("issued", "pending", False),
    ],
)
def test_one_matter_of_a_case_has_one_open_step(rows, first, second, is_lawful):
    step = step_of(rows["case"], "M01")
    twin = Step.objects.get(id=step.id)
    twin.id, twin.number = new_id(), f"{step.number}-twin"
    for row, state in ((step, first), (twin, second)):
        row.state = state
        if state in ("refused", "issued"):
            row.opinion_sealed, row.opined_by, row.opined_at = b"x", new_id(), row.case.accepted_at
            row.decided_at, row.issuance_id = row.case.accepted_at + timedelta(days=1), rows["issuance"]

    def write_both():
        with transaction.atomic():
            step.save()
            twin.save(force_insert=True)
            transaction.set_rollback(True)

    if is_lawful:
        write_both()
    else:
        with pytest.raises(IntegrityError, match="no_two_open_steps_for_a_matter"):
            write_both()


def test_nothing_that_a_case_stands_on_is_deleted_from_under_it(rows):
    for table in ("catalogue_publication", "directory_person", "directory_unit", "cases_case"):
        with pytest.raises(Exception, match=r"foreign key|immutable|append|published|不"):
            change(f"DELETE FROM {table}", rows)

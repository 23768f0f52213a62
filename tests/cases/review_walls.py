"""The walls of what happens in a review and to results: rows to try them on, and each change that a wall must stop."""

from datetime import timedelta

from onething.cases.models.change import AffectedStep, ResultChange
from onething.cases.models.checking import StepCheck
from onething.cases.models.consultation import Consultation
from onething.cases.models.evidence import StepEvidence
from onething.cases.models.handing import SupervisionHandover
from onething.cases.models.hearing import StepHearing
from onething.cases.models.question import StepQuestion
from onething.cases.models.recusal import Recusal
from onething.cases.models.slip import FixedSlip
from onething.cases.models.step import Step
from onething.cases.models.visit import SiteVisit
from onething.files.models import StoredContent
from onething.kernel.clock_port import local_day
from onething.kernel.ids import new_id

REVIEW_WALLS = [
    ("cases_case", "destroyed_by = '销毁清单一号'", "case_destroyed_by_a_list"),
    ("cases_case", "filed_at = now()", "case_filed_once_ended"),
    ("cases_step", "change_state = 'lost'", "step_change_known"),
    ("cases_step", "ended_as = 'revoke'", "step_ended_once_issued"),
    ("cases_step", "recusal_asked = 'nobody'", "step_recusal_asked_known"),
    ("cases_step", "recused = ARRAY[id], {opinion}", "step_recused_never_opines"),
    ("cases_step", "check_state = 'lost'", "step_check_known"),
    ("cases_step", "two_people = true, {opinion}", "step_checked_by_two"),
    ("cases_result_change", "kind = 'lose'", "result_change_kind_known"),
    ("cases_result_change", "ground = 'whim'", "result_change_ground_known"),
    ("cases_result_change", "decided_by = proposed_by", "result_change_decided_by_another"),
    ("cases_result_change", "told_at = now()", "result_change_told_with_its_day"),
    ("cases_result_change", "decided_at = now()", "result_change_told_before_it_takes_away"),
    ("cases_result_change", "done_at = now()", "result_change_done_once_decided"),
    ("cases_result_change", "declined_at = NULL", "one_open_change_a_step"),
    ("cases_affected_step", "step_id = %(paused)s", "one_mark_a_step_and_change"),
    ("cases_affected_step", "settled_at = now()", "affected_settled_whole"),
    ("cases_step_check", "second = first", "check_by_two_people"),
    ("cases_step_check", "replaced_at = NULL", "one_current_check_a_step"),
    ("cases_consultation", "answered_at = now()", "consultation_answered_whole"),
    (
        "cases_consultation",
        "withdrawn_at = now(), waived_at = now(), closing_sealed = 'x'",
        "consultation_ends_once",
    ),
    ("cases_consultation", "withdrawn_at = now()", "consultation_closed_with_a_sentence"),
    ("cases_supervision_handover", "confirmed_at = now()", "handover_confirmed_by_somebody"),
    ("cases_fixed_slip", "key = 'lease_from'", "slip_fixed_once_a_field"),
    ("cases_fixed_slip", "objected_at = fixed_at - interval '1 hour'", "slip_objected_after_it_was_fixed"),
    ("cases_step", "question_state = 'lost'", "step_question_known"),
    ("cases_step_question", "answered_at = now()", "question_answered_whole"),
    ("cases_step_hearing", "asked_at = now()", "hearing_asked_in_time"),
    (
        "cases_step_hearing",
        "asked_at = now(), hold_by = ask_by, waived_at = now()",
        "hearing_asked_or_waived",
    ),
    ("cases_step_hearing", "day = ask_by", "hearing_date_whole"),
    ("cases_recusal", "source = 'rumour'", "recusal_source_known"),
    ("cases_recusal", "of = 'window_clerk'", "recusal_of_who_handles"),
    ("cases_recusal", "is_granted = true", "recusal_granted_names_somebody"),
    ("cases_recusal", "answered_by = id, person = id", "recusal_answered_by_another"),
    ("cases_recusal", "answered_at = NULL", "one_open_recusal_a_step"),
    ("cases_site_visit", "replaced_at = NULL", "one_current_visit_a_wave"),
    ("cases_site_visit", "asked_at = now(), wish_sealed = 'x'", "another_date_asked_once"),
    ("cases_site_visit", "asked_at = now()", "another_date_asked_with_words"),
]
OF_STEPS = frozenset(
    table
    for table, _change, _wall in REVIEW_WALLS
    if table not in ("cases_case", "cases_step", "cases_site_visit", "cases_fixed_slip")
)
"""Tables without a case of their own: here they hold rows of the one case only."""


def lay_review_rows(steps: list[Step], *, at) -> None:
    """Make two rows of everything of which one at a time may be open, and one of the rest, all lawful."""
    first, second, today = steps[0], steps[1], local_day(at)
    for number in (1, 2):
        SiteVisit.objects.create(
            case=first.case, wave=1, day=today, clock="10:00", content_sealed=b"x", set_by=new_id(), set_at=at,
            replaced_at=at + timedelta(minutes=number),
        )  # fmt: skip
        StepCheck.objects.create(
            step=first, checked_on=today, first=new_id(), second=new_id(), findings_sealed=b"x", recorded_at=at,
            replaced_at=at,
        )  # fmt: skip
        Recusal.objects.create(
            step=first, source="applicant", of="reviewer", reason_sealed=b"x", asked_by=new_id(), asked_at=at,
            answered_by=new_id(), answered_at=at, is_granted=False, answer_sealed=b"x",
        )  # fmt: skip
    Consultation.objects.create(
        step=first, whom="专家", question_sealed=b"x", due_on=today, asked_by=new_id(), asked_at=at
    )
    StepHearing.objects.create(step=first, told_at=at, why_sealed=b"x", ask_by=today)
    for key in ("lease_from", "lease_until"):
        FixedSlip.objects.create(
            case=first.case, key=key, content_sealed=b"x", fixed_by=new_id(), fixed_at=at
        )
    StepQuestion.objects.create(step=first, question_sealed=b"x", asked_by=new_id(), asked_at=at)
    SupervisionHandover.objects.create(step=first, unit=first.unit, watch=[], handed_at=at, confirm_by=today)
    _lay_changes(first, later=second, at=at)


def _lay_changes(step: Step, *, later: Step, at) -> None:
    evidence = StepEvidence.objects.create(
        step=step, file=StoredContent.objects.first(), name_sealed=b"x", file_sm3="0" * 64, given_by=new_id(), given_at=at,
    )  # fmt: skip
    changes = [
        ResultChange.objects.create(
            step=step, kind="revoke", ground="abuse", content_sealed=b"x", evidence=evidence, proposed_by=new_id(),
            proposed_at=at, declined_at=at,
        )
        for _ in range(2)
    ]  # fmt: skip
    for one in (step, later):
        AffectedStep.objects.create(step=one, change=changes[0], marked_at=at)

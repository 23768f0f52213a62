"""One published matter inside one case, its pauses and its extension."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from onething.cases.contracts.changes import ChangeKind, ChangeState
from onething.cases.contracts.examining import CheckState
from onething.cases.contracts.kinds import ExtendedBy, PauseKind, PauseState, PromiseState, StepState
from onething.cases.contracts.questions import QuestionState
from onething.cases.contracts.recusing import ASKABLE
from onething.kernel.ids import new_id

_OPEN_STEP = [state for state in StepState if state not in (StepState.DROPPED, StepState.ENDED)]

UNDER_WAY = [
    StepState.PENDING, StepState.IN_REVIEW, StepState.WAITING, StepState.READY, StepState.OPPOSED,
]  # fmt: skip
FAR = date(9999, 12, 31)


def due_day() -> Coalesce:
    """The day by which a step is sorted: what was promised, else the legal limit, else the end of time."""
    return Coalesce("promised_on", "statutory_on", FAR)


_ENDINGS = [kind for kind in ChangeKind if kind is not ChangeKind.CORRECT]


class Step(models.Model):
    """One published matter inside one case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="steps")
    published_matter = models.ForeignKey(
        "catalogue.PublishedMatter", on_delete=models.PROTECT, related_name="+"
    )
    number = models.CharField(max_length=44, unique=True)
    matter_code = models.CharField(max_length=80)
    matter_name = models.CharField(max_length=200)
    result_name = models.CharField(max_length=200)
    unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=10)
    release = models.CharField(max_length=10)
    change_state = models.CharField(max_length=10, blank=True, default="")
    has_changes = models.BooleanField(default=False)
    ended_as = models.CharField(max_length=10, blank=True, default="")
    is_affected = models.BooleanField(default=False)
    conditions = models.JSONField(default=list)
    conditions_met = models.JSONField(default=list)
    wave = models.PositiveSmallIntegerField()
    needs = models.JSONField(default=list)
    state = models.CharField(max_length=12)
    started_on = models.DateField(null=True)
    started_at = models.DateTimeField(null=True)
    amber_on = models.DateField(null=True)
    told_with = models.JSONField(default=list)
    waited = models.JSONField(default=list)
    promised_on = models.DateField(null=True)
    statutory_on = models.DateField(null=True)
    fuse_at = models.DateTimeField(null=True)
    provisional_years = models.JSONField(default=list)
    promise_state = models.CharField(max_length=12, blank=True, default="")
    pause_state = models.CharField(max_length=10, blank=True, default="")
    question_state = models.CharField(max_length=8, blank=True, default="")
    hearing_state = models.CharField(max_length=8, blank=True, default="")
    has_timing = models.BooleanField(default=False)
    has_consulted = models.BooleanField(default=False)
    open_consultations = models.PositiveSmallIntegerField(default=0)
    extended_days = models.PositiveSmallIntegerField(default=0)
    extension_asked = models.CharField(max_length=12, blank=True, default="")
    held_by = models.UUIDField(null=True)
    reviewed_by = ArrayField(models.UUIDField(), default=list)
    site_visit = models.BooleanField(default=False)
    visitors = ArrayField(models.UUIDField(), default=list)
    recused = ArrayField(models.UUIDField(), default=list)
    recusal_asked = models.CharField(max_length=10, blank=True, default="")
    has_recusals = models.BooleanField(default=False)
    two_people = models.BooleanField(default=False)
    check_state = models.CharField(max_length=10, blank=True, default="")
    review_ticks = models.JSONField(default=dict)
    review_notes_sealed = models.BinaryField(null=True)
    decision = models.CharField(max_length=10, blank=True, default="")
    opinion_sealed = models.BinaryField(null=True)
    mend_places = models.JSONField(default=list)
    opined_by = models.UUIDField(null=True)
    opined_at = models.DateTimeField(null=True)
    produced_sealed = models.BinaryField(null=True)
    number_ids = models.JSONField(default=list)
    issuance = models.ForeignKey("cases.Issuance", null=True, on_delete=models.PROTECT, related_name="steps")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_step"
        indexes = [
            models.Index(fields=["unit", "state", "statutory_on"], name="step_worklist"),
            models.Index("unit", due_day(), "id", name="step_due", condition=Q(state__in=UNDER_WAY)),
            models.Index(fields=["unit"], name="step_change_open", condition=~Q(change_state="")),
            models.Index(fields=["unit"], name="step_affected", condition=Q(is_affected=True)),
            models.Index(fields=["unit"], name="step_questioned", condition=~Q(question_state="")),
            models.Index(fields=["fuse_at"], name="step_fuses", condition=Q(state="ready")),
            models.Index(fields=["held_by", "state"], name="step_in_hand"),
        ]
        constraints = [
            models.CheckConstraint(name="step_state_known", condition=Q(state__in=list(StepState))),
            models.CheckConstraint(name="step_place_known", condition=Q(place__in=["here", "outside"])),
            models.CheckConstraint(
                name="step_release_known", condition=Q(release__in=["together", "own_day"])
            ),
            models.CheckConstraint(
                name="step_promise_known", condition=Q(promise_state__in=list(PromiseState))
            ),
            models.CheckConstraint(
                name="step_question_known", condition=Q(question_state__in=list(QuestionState))
            ),
            models.CheckConstraint(name="step_pause_known", condition=Q(pause_state__in=list(PauseState))),
            models.CheckConstraint(name="step_change_known", condition=Q(change_state__in=list(ChangeState))),
            models.CheckConstraint(
                name="step_ended_once_issued",
                condition=Q(ended_as="") | Q(ended_as__in=_ENDINGS, state=StepState.ISSUED),
            ),
            models.CheckConstraint(
                name="step_extension_asked_known", condition=Q(extension_asked__in=["", *ExtendedBy])
            ),
            models.CheckConstraint(name="step_extended_lawfully", condition=Q(extended_days__in=[0, 10, 15])),
            models.UniqueConstraint(
                name="no_two_open_steps_for_a_matter",
                fields=["case", "matter_code"],
                condition=Q(state__in=_OPEN_STEP),
            ),
            models.CheckConstraint(
                name="step_opinion_tied",
                condition=~Q(state__in=["ready", "opposed", "issuing", "issued", "refused"])
                | Q(opinion_sealed__isnull=False, opined_by__isnull=False, opined_at__isnull=False),
            ),
            models.CheckConstraint(
                name="step_decider_never_reviewed",
                condition=Q(place="outside")
                | Q(opined_by__isnull=True)
                | ~Q(reviewed_by__contains=[F("opined_by")]),
            ),
            models.CheckConstraint(
                name="step_recused_never_opines",
                condition=Q(opined_by__isnull=True) | ~Q(recused__contains=[F("opined_by")]),
            ),
            models.CheckConstraint(
                name="step_recusal_asked_known", condition=Q(recusal_asked__in=["", *ASKABLE])
            ),
            models.CheckConstraint(name="step_check_known", condition=Q(check_state__in=list(CheckState))),
            models.CheckConstraint(
                name="step_checked_by_two",
                condition=Q(two_people=False)
                | Q(opined_by__isnull=True)
                | Q(place="outside")
                | ~Q(promise_state__in=["", "withdrawn"])
                | Q(check_state="confirmed"),
            ),
            models.CheckConstraint(
                name="step_decided_when_final",
                condition=Q(state__in=["issued", "refused"], decided_at__isnull=False)
                | (~Q(state__in=["issued", "refused"]) & Q(decided_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="step_issuing_in_an_issuance",
                condition=~Q(state__in=["issuing", "issued"]) | Q(issuance__isnull=False),
            ),
        ]


class StepPause(models.Model):
    """Days of a step that do not count: proposed, approved or declined, over. Reason and result are sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="pauses")
    kind = models.CharField(max_length=16)
    basis = models.CharField(max_length=200)
    days = models.PositiveSmallIntegerField()
    is_counted = models.BooleanField(default=False)
    reason_sealed = models.BinaryField()
    grounds = models.ForeignKey("cases.StepEvidence", null=True, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    expected_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    result_sealed = models.BinaryField(null=True)
    proof = models.ForeignKey("cases.StepEvidence", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "cases_step_pause"
        constraints = [
            models.CheckConstraint(name="pause_kind_known", condition=Q(kind__in=list(PauseKind))),
            models.CheckConstraint(
                name="pause_approved_by_another",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="pause_approved_whole",
                condition=Q(approved_at__isnull=True, approved_by__isnull=True, expected_on__isnull=True)
                | Q(
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    expected_on__isnull=False,
                    declined_at__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="pause_ends_after_it_began",
                condition=Q(ended_at__isnull=True)
                | Q(approved_at__lte=F("ended_at"), result_sealed__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_open_pause_a_step",
                fields=["step"],
                condition=Q(declined_at__isnull=True, ended_at__isnull=True),
            ),
        ]


class Extension(models.Model):
    """The one extension of a step's statutory limit (行政许可法 art. 42). Reason and approval are sealed."""

    step = models.OneToOneField(Step, primary_key=True, on_delete=models.PROTECT, related_name="extension")
    by = models.CharField(max_length=12)
    days = models.PositiveSmallIntegerField()
    content_sealed = models.BinaryField()
    granted_at = models.DateTimeField()
    statutory_on = models.DateField()

    class Meta:
        db_table = "cases_extension"
        constraints = [
            models.CheckConstraint(
                name="extension_is_lawful",
                condition=Q(by=ExtendedBy.ORGAN, days=10) | Q(by=ExtendedBy.GOVERNMENT, days=15),
            )
        ]

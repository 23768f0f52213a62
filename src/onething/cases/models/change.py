"""A result that changes after its issue, and the steps that rest on it. Reasons, corrections and answers are sealed."""

from django.db import models
from django.db.models import F, Q

from onething.cases.contracts.changes import ChangeGround, ChangeKind
from onething.kernel.ids import new_id

_HEARD = [kind for kind in ChangeKind if kind.is_heard]


class ResultChange(models.Model):
    """A correction, revocation, withdrawal or cancellation: proposed, told, answered, decided, done; or declined.

    The id is the issuance of the corrected version, too.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey("cases.Step", on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=10)
    ground = models.CharField(max_length=20)
    content_sealed = models.BinaryField()
    evidence = models.ForeignKey("cases.StepEvidence", on_delete=models.PROTECT, related_name="+")
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    told_by = models.UUIDField(null=True)
    told_at = models.DateTimeField(null=True)
    answer_by = models.DateField(null=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer_sealed = models.BinaryField(null=True)
    declined_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_result_change"
        constraints = [
            models.CheckConstraint(name="result_change_kind_known", condition=Q(kind__in=list(ChangeKind))),
            models.CheckConstraint(
                name="result_change_ground_known", condition=Q(ground__in=list(ChangeGround))
            ),
            models.CheckConstraint(
                name="result_change_decided_by_another",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="result_change_told_with_its_day",
                condition=Q(told_at__isnull=True, told_by__isnull=True, answer_by__isnull=True)
                | Q(told_at__isnull=False, told_by__isnull=False, answer_by__isnull=False),
            ),
            models.CheckConstraint(
                name="result_change_told_before_it_takes_away",
                condition=Q(decided_at__isnull=True)
                | ~Q(kind__in=_HEARD)
                | Q(told_at__isnull=False, told_at__lte=F("decided_at")),
            ),
            models.CheckConstraint(
                name="result_change_done_once_decided",
                condition=Q(done_at__isnull=True) | Q(decided_at__lte=F("done_at"), declined_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="one_open_change_a_step",
                fields=["step"],
                condition=Q(declined_at__isnull=True, done_at__isnull=True),
            ),
        ]


class AffectedStep(models.Model):
    """A step that rests on a result that changed: its department looks at it and says what follows."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey("cases.Step", on_delete=models.PROTECT, related_name="affected")
    change = models.ForeignKey(ResultChange, on_delete=models.PROTECT, related_name="affected")
    marked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)
    note_sealed = models.BinaryField(null=True)

    class Meta:
        db_table = "cases_affected_step"
        constraints = [
            models.UniqueConstraint(name="one_mark_a_step_and_change", fields=["step", "change"]),
            models.CheckConstraint(
                name="affected_settled_whole",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, note_sealed__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False, note_sealed__isnull=False),
            ),
        ]

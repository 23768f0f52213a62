"""What a department asks others after acceptance, each with its own day. Words are sealed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from onething.kernel.ids import new_id


class Consultation(models.Model):
    """One question to one unit or (without a unit) to one expert; it ends answered, withdrawn, or not waited for."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey("cases.Step", on_delete=models.PROTECT, related_name="consultations")
    unit = models.ForeignKey("directory.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    whom = models.CharField(max_length=200, blank=True, default="")
    papers = ArrayField(models.CharField(max_length=200), default=list)
    question_sealed = models.BinaryField()
    due_on = models.DateField()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer_sealed = models.BinaryField(null=True)
    answer_file = models.ForeignKey(
        "cases.StepEvidence", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    waived_at = models.DateTimeField(null=True)
    closing_sealed = models.BinaryField(null=True)

    class Meta:
        db_table = "cases_consultation"
        indexes = [
            models.Index(
                fields=["unit", "due_on"],
                name="consultation_incoming",
                condition=Q(answered_at=None, withdrawn_at=None, waived_at=None),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="consultation_answered_whole",
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer_sealed__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False, answer_sealed__isnull=False),
            ),
            models.CheckConstraint(
                name="consultation_ends_once",
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True)
                | Q(answered_at__isnull=True, waived_at__isnull=True)
                | Q(withdrawn_at__isnull=True, waived_at__isnull=True),
            ),
            models.CheckConstraint(
                name="consultation_closed_with_a_sentence",
                condition=Q(withdrawn_at__isnull=True, waived_at__isnull=True)
                | Q(closing_sealed__isnull=False),
            ),
        ]

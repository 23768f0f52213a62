"""The one question to the applicant that a step may have in review. Question, reason and answer are sealed."""

from django.db import models
from django.db.models import Q

from onething.kernel.ids import new_id


class StepQuestion(models.Model):
    """Asked once a step; the answer may bring a file."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.OneToOneField("cases.Step", on_delete=models.PROTECT, related_name="question")
    question_sealed = models.BinaryField()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    answer_sealed = models.BinaryField(null=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    paper = models.ForeignKey("cases.StepEvidence", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "cases_step_question"
        constraints = [
            models.CheckConstraint(
                name="question_answered_whole",
                condition=Q(
                    answered_at__isnull=True,
                    answered_by__isnull=True,
                    answer_sealed__isnull=True,
                    paper__isnull=True,
                )
                | Q(answered_at__isnull=False, answered_by__isnull=False, answer_sealed__isnull=False),
            ),
        ]

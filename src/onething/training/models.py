"""Quizzes that were answered. A row never changes and never disappears (migration 0002)."""

from django.db import models
from django.db.models import F, Q

from onething.kernel.ids import new_id
from onething.training.contracts import QuizResult


class Answered(models.Model):
    """One quiz answered by one person: of which matter (code, name), as it stood then, and how many were right.

    `digest` and `parts` are those of the card's content: a matter that says something else asks again.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person_id = models.UUIDField()
    unit_code = models.CharField(max_length=18)
    code = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    parts = models.JSONField()
    result = models.CharField(max_length=8)
    right = models.PositiveSmallIntegerField()
    asked = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "training_answered"
        indexes = [models.Index(name="training_answered_by", fields=["person_id", "result"])]
        constraints = [
            models.CheckConstraint(
                name="training_result_known", condition=Q(result__in=[one.value for one in QuizResult])
            ),
            models.CheckConstraint(
                name="training_all_right_is_passed",
                condition=Q(asked__gte=1)
                & (Q(result=QuizResult.PASSED.value, right=F("asked")) | Q(result=QuizResult.FAILED.value, right__lt=F("asked"))),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.code} {self.result}"

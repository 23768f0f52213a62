"""Who asked that somebody does not handle a step, and what became of it."""

from django.db import models
from django.db.models import F, Q

from onething.cases.contracts.recusing import ASKABLE, RecusalSource
from onething.kernel.ids import new_id


class Recusal(models.Model):
    """A recusal (回避, 公务员法 art. 76, 77): of a reviewer or a decider. Reason and answer are sealed.

    `person` is who stays away; of a decider whom the applicant asked it is not known before the head grants.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey("cases.Step", on_delete=models.PROTECT, related_name="recusals")
    source = models.CharField(max_length=12)
    of = models.CharField(max_length=20)
    person = models.UUIDField(null=True)
    reason_sealed = models.BinaryField()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(null=True)
    answer_sealed = models.BinaryField(null=True)

    class Meta:
        db_table = "cases_recusal"
        constraints = [
            models.CheckConstraint(name="recusal_source_known", condition=Q(source__in=list(RecusalSource))),
            models.CheckConstraint(name="recusal_of_who_handles", condition=Q(of__in=ASKABLE)),
            models.CheckConstraint(
                name="recusal_granted_names_somebody", condition=~Q(is_granted=True) | Q(person__isnull=False)
            ),
            models.CheckConstraint(
                name="recusal_answered_by_another",
                condition=Q(source=RecusalSource.SELF)
                | Q(answered_by__isnull=True)
                | ~Q(answered_by=F("person")),
            ),
            models.UniqueConstraint(
                name="one_open_recusal_a_step", fields=["step"], condition=Q(answered_at__isnull=True)
            ),
        ]

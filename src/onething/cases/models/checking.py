"""What two people found who had to look together."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onething.kernel.ids import new_id


class StepCheck(models.Model):
    """A check by two people before the opinion (行政许可法 art. 34). What they found is sealed; the newest one counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey("cases.Step", on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField()
    first = models.UUIDField()
    second = models.UUIDField()
    findings_sealed = models.BinaryField()
    record = models.ForeignKey("cases.StepEvidence", null=True, on_delete=models.PROTECT, related_name="+")
    photos = ArrayField(models.UUIDField(), default=list)
    recorded_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_step_check"
        constraints = [
            models.CheckConstraint(name="check_by_two_people", condition=~Q(first=F("second"))),
            models.UniqueConstraint(
                name="one_current_check_a_step", fields=["step"], condition=Q(replaced_at__isnull=True)
            ),
        ]

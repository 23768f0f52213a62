"""The hearing of a step: the right told, the answer, the date. Reasons and place are sealed."""

from django.db import models
from django.db.models import F, Q

from onething.kernel.ids import new_id


class StepHearing(models.Model):
    """One hearing at most a step: of the organ's own motion (art. 46) only its date, at a wish (art. 47) all of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.OneToOneField("cases.Step", on_delete=models.PROTECT, related_name="hearing")
    told_at = models.DateTimeField(null=True)
    why_sealed = models.BinaryField(null=True)
    ask_by = models.DateField(null=True)
    asked_at = models.DateTimeField(null=True)
    hold_by = models.DateField(null=True)
    waived_at = models.DateTimeField(null=True)
    set_at = models.DateTimeField(null=True)
    day = models.DateField(null=True)
    clock = models.TimeField(null=True)
    place_sealed = models.BinaryField(null=True)

    class Meta:
        db_table = "cases_step_hearing"
        constraints = [
            models.CheckConstraint(
                name="hearing_asked_in_time",
                condition=Q(asked_at__isnull=True, hold_by__isnull=True)
                | Q(asked_at__gte=F("told_at"), hold_by__isnull=False),
            ),
            models.CheckConstraint(
                name="hearing_asked_or_waived", condition=Q(asked_at__isnull=True) | Q(waived_at__isnull=True)
            ),
            models.CheckConstraint(
                name="hearing_date_whole",
                condition=Q(
                    set_at__isnull=True, day__isnull=True, clock__isnull=True, place_sealed__isnull=True
                )
                | Q(set_at__isnull=False, day__isnull=False, clock__isnull=False, place_sealed__isnull=False),
            ),
        ]

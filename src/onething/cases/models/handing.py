"""A granted matter handed over to the unit that supervises it."""

from django.db import models
from django.db.models import F, Q


class SupervisionHandover(models.Model):
    """Handed over with the issue, once a step. `watch` and `conditions` are the publication's words."""

    step = models.OneToOneField(
        "cases.Step", primary_key=True, on_delete=models.PROTECT, related_name="supervision_handover"
    )
    unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, related_name="+")
    watch = models.JSONField()
    conditions = models.JSONField(default=list)
    handed_at = models.DateTimeField()
    confirm_by = models.DateField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)

    class Meta:
        db_table = "cases_supervision_handover"
        indexes = [models.Index(fields=["unit", "-handed_at"], name="handed_to_unit")]
        constraints = [
            models.CheckConstraint(
                name="handover_confirmed_by_somebody",
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__gte=F("handed_at")),
            )
        ]

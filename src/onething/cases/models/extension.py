"""Who asked a head for a longer limit, and what the head said."""

from django.db import models
from django.db.models import F, Q

from onething.cases.contracts.kinds import ExtendedBy
from onething.kernel.ids import new_id


class ExtensionRequest(models.Model):
    """A request to make a step's limit longer (行政许可法 art. 42). The reasons are sealed under the case's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey("cases.Step", on_delete=models.PROTECT, related_name="extension_requests")
    by = models.CharField(max_length=12)
    reason_sealed = models.BinaryField()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(null=True)

    class Meta:
        db_table = "cases_extension_request"
        constraints = [
            models.CheckConstraint(name="extension_asked_of_a_head", condition=Q(by__in=list(ExtendedBy))),
            models.CheckConstraint(
                name="extension_answered_by_another",
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("asked_by")),
            ),
            models.UniqueConstraint(
                name="one_open_extension_request_a_step",
                fields=["step"],
                condition=Q(answered_at__isnull=True),
            ),
        ]

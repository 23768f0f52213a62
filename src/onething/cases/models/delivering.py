"""Results on their way: posted to the applicant, or handed on to another hall's window."""

from django.db import models
from django.db.models import Q

from onething.kernel.ids import new_id


class Sending(models.Model):
    """Results given to the post. To whom and where is sealed under the case's key; `waybill` is the carrier's number."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="sendings")
    to_sealed = models.BinaryField()
    sent_at = models.DateTimeField()
    waybill = models.CharField(max_length=60, blank=True, default="")
    arrived_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_sending"
        constraints = [
            models.UniqueConstraint(
                name="one_open_sending_a_case",
                fields=["case"],
                condition=Q(arrived_at__isnull=True, returned_at__isnull=True),
            ),
            models.CheckConstraint(
                name="sending_ends_one_way",
                condition=Q(arrived_at__isnull=True) | Q(returned_at__isnull=True),
            ),
        ]


class HandingOn(models.Model):
    """Results handed on to the window of another hall, which hands them out against a signature."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="handings_on")
    unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_handing_on"
        constraints = [
            models.UniqueConstraint(
                name="one_open_handing_on_a_case", fields=["case"], condition=Q(ended_at__isnull=True)
            )
        ]

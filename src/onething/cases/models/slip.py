"""Obvious slips that the office put right: the value that was signed, the new one and the reason are sealed."""

from django.db import models
from django.db.models import F, Q

from onething.kernel.ids import new_id


class FixedSlip(models.Model):
    """One field of one case, put right once; an objection brings the signed value back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="slips")
    key = models.CharField(max_length=120)
    content_sealed = models.BinaryField()
    fixed_by = models.UUIDField()
    fixed_at = models.DateTimeField()
    objected_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_fixed_slip"
        constraints = [
            models.UniqueConstraint(name="slip_fixed_once_a_field", fields=["case", "key"]),
            models.CheckConstraint(
                name="slip_objected_after_it_was_fixed",
                condition=Q(objected_at__isnull=True) | Q(objected_at__gte=F("fixed_at")),
            ),
        ]

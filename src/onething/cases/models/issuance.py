"""What was taken up to become real together, and to whom it was handed."""

from django.db import models
from django.db.models import Q

from onething.cases.contracts.kinds import DeliveryMethod, IssuanceCause, Relation
from onething.kernel.ids import new_id


class Handover(models.Model):
    """To whom the results of a case were handed. Name and number are sealed under the case's key."""

    case = models.OneToOneField(
        "cases.Case", primary_key=True, on_delete=models.PROTECT, related_name="handover"
    )
    method = models.CharField(max_length=12)
    relation = models.CharField(max_length=8)
    recipient_sealed = models.BinaryField()
    document_kind = models.CharField(max_length=8, blank=True, default="")
    number_sealed = models.BinaryField(null=True)
    waybill = models.CharField(max_length=60, blank=True, default="")
    handed_at = models.DateTimeField()

    class Meta:
        db_table = "cases_handover"
        constraints = [
            models.CheckConstraint(
                name="handover_method_known", condition=Q(method__in=list(DeliveryMethod))
            ),
            models.CheckConstraint(name="handover_relation_known", condition=Q(relation__in=list(Relation))),
            models.CheckConstraint(
                name="proxy_shows_a_paper_at_the_window",
                condition=~Q(relation="proxy")
                | (
                    Q(method__in=["window", "other_window"], number_sealed__isnull=False)
                    & ~Q(document_kind="")
                ),
            ),
        ]


class Issuance(models.Model):
    """A set of ready steps taken up to become real together, all or none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="issuances")
    cause = models.CharField(max_length=10)
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_issuance"
        constraints = [
            models.CheckConstraint(name="issuance_cause_known", condition=Q(cause__in=list(IssuanceCause)))
        ]

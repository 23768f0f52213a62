"""Promises in place of a check (告知承诺): what was promised, how it was kept, and what bars later promises."""

from django.db import models
from django.db.models import F, Q

from onething.kernel.ids import new_id


class StepPromise(models.Model):
    """The promise of one step, signed with the application. Its words are the publication's, known by their digest."""

    step = models.OneToOneField(
        "cases.Step", primary_key=True, on_delete=models.PROTECT, related_name="promise"
    )
    text_sm3 = models.CharField(max_length=64)
    snapshot_sm3 = models.CharField(max_length=64)
    signed_by = models.CharField(max_length=12)
    signed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    check_by = models.DateField(null=True)
    mend_by = models.DateField(null=True)
    order_sealed = models.BinaryField(null=True)

    class Meta:
        db_table = "cases_step_promise"


class PromiseCheck(models.Model):
    """One check after the decision, by two people or more. Who, what they found and the record are sealed or evidence."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    promise = models.ForeignKey(StepPromise, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField()
    is_fit = models.BooleanField()
    content_sealed = models.BinaryField()
    record = models.ForeignKey("cases.StepEvidence", on_delete=models.PROTECT, related_name="+")
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "cases_promise_check"


class BrokenPromise(models.Model):
    """A promise that was not kept: bars its holder from promising again until it is repaired."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    promise = models.ForeignKey(StepPromise, on_delete=models.PROTECT, related_name="broken")
    holder_index = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    repaired_at = models.DateTimeField(null=True)
    repaired_by = models.UUIDField(null=True)

    class Meta:
        db_table = "cases_broken_promise"
        indexes = [
            models.Index(
                fields=["holder_index"],
                name="broken_promise_of_holder",
                condition=Q(repaired_at__isnull=True),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_record_a_promise_and_holder", fields=["promise", "holder_index"]
            ),
            models.CheckConstraint(
                name="broken_promise_repaired_by_somebody",
                condition=Q(repaired_at__isnull=True, repaired_by__isnull=True)
                | Q(repaired_at__isnull=False, repaired_by__isnull=False, repaired_at__gte=F("recorded_at")),
            ),
        ]

"""The table of the outbox."""

from django.db import models
from django.db.models import Q

from onething.kernel.ids import new_id
from onething.keys.fields import EncryptedJSONField


class WaitingEffect(models.Model):
    """One effect of one act. `next_try_at` is when the drainer may take it, for the first time or again.

    No constraint compares moments: they come from the clocks of several machines.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    effect = models.CharField(max_length=80)
    payload = EncryptedJSONField()
    enqueued_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    handed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    last_error_code = models.CharField(max_length=120, default="")

    class Meta:
        db_table = "outbox_effect"
        indexes = [
            models.Index(
                fields=["next_try_at", "id"], name="effects_waiting", condition=Q(done_at__isnull=True)
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="effect_done_was_handed", condition=Q(done_at__isnull=True) | Q(handed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="effect_failed_has_error_code",
                condition=Q(attempts=0, last_error_code="") | (Q(attempts__gt=0) & ~Q(last_error_code="")),
            ),
            models.CheckConstraint(name="effect_is_named", condition=~Q(effect="")),
        ]

    def __str__(self) -> str:
        return self.effect

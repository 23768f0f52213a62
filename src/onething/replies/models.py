"""One table: the answer to each keyed request, encrypted."""

from django.db import models

from onething.kernel.ids import new_id
from onething.keys.fields import EncryptedTextField


class Reply(models.Model):
    """The first answer to a person's request key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person_id = models.UUIDField()
    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = EncryptedTextField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "replies_reply"
        indexes = [models.Index(fields=["made_at"], name="reply_by_age")]
        constraints = [models.UniqueConstraint(name="one_reply_a_key", fields=["person_id", "key"])]

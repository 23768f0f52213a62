"""One table: what the working fake of the SMS gateway sent."""

from django.db import models

from onething.kernel.ids import new_id
from onething.keys.fields import EncryptedTextField


class LocalMessage(models.Model):
    """A message to a synthetic phone. Phone and text are encrypted; found by blind index."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    phone = EncryptedTextField()
    phone_index = models.CharField(max_length=64)
    text = EncryptedTextField()
    sent_at = models.DateTimeField()

    class Meta:
        db_table = "notify_local_message"
        indexes = [models.Index(fields=["phone_index", "-sent_at"], name="local_message_newest")]

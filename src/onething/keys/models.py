"""Tables of keys: what is wrapped by the ring. Nothing here opens without the ring, which is not in the database."""

from django.db import models
from django.db.models import Q

from onething.kernel.ids import new_id
from onething.keys.fields import EncryptedTextField


class DataKey(models.Model):
    """The key of one case's personal part: hex of 16 bytes, wrapped by the ring; destroying it erases what it sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    wrapped = EncryptedTextField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "keys_data_key"
        constraints = [
            models.CheckConstraint(
                name="data_key_wrapped_until_destroyed",
                condition=Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | Q(wrapped__isnull=True, destroyed_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class SigningKey(models.Model):
    """An SM2 key pair of one owner: "ledger", or "unit:" and the unit's code."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.CharField(max_length=100, unique=True)
    public_pem = models.TextField()
    private = EncryptedTextField()

    class Meta:
        db_table = "keys_signing_key"

    def __str__(self) -> str:
        return self.owner

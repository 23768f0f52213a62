"""One table: what the working fake of the carrier took."""

from django.db import models

from onething.kernel.ids import new_id
from onething.keys.fields import EncryptedTextField


class LocalParcel(models.Model):
    """A parcel to a synthetic person. Where it goes is encrypted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reference = models.UUIDField(unique=True)
    number = models.CharField(max_length=40, unique=True)
    address = EncryptedTextField()
    taken_at = models.DateTimeField()

    class Meta:
        db_table = "parcels_local_parcel"

    def __str__(self) -> str:
        return self.number

"""The table of files: sealed under a case's data key, so that destroying the key erases them too."""

from django.db import models
from django.db.models import Q

from onething.files.contracts import LARGEST_FILE, MediaType
from onething.kernel.ids import new_id


class StoredContent(models.Model):
    """One file. Its name is sealed too (people write names of people into it); both go when it is discarded."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name_sealed = models.BinaryField(null=True)
    content_sealed = models.BinaryField(null=True)
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    sm3 = models.CharField(max_length=64)
    data_key = models.ForeignKey("keys.DataKey", on_delete=models.PROTECT, related_name="+")
    stored_at = models.DateTimeField()

    class Meta:
        db_table = "files_stored_content"
        constraints = [
            models.CheckConstraint(
                name="stored_media_type_known", condition=Q(media_type__in=[kind.value for kind in MediaType])
            ),
            models.CheckConstraint(
                name="stored_size_in_bounds", condition=Q(size__gte=1, size__lte=LARGEST_FILE)
            ),
            models.CheckConstraint(
                name="stored_name_and_content_together",
                condition=Q(name_sealed__isnull=True, content_sealed__isnull=True)
                | Q(name_sealed__isnull=False, content_sealed__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

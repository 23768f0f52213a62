"""The rows of what was published. The database itself refuses to change or remove them (migration 0002)."""

from django.db import models

from onething.catalogue.contracts import MatterKind
from onething.kernel.ids import new_id

KINDS = [(kind.value, kind.value) for kind in MatterKind]


class Publication(models.Model):
    """One version of one thing: `content` is the canonical JSON of the thing, its forms and its elements."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thing_code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    content = models.TextField()
    sm3 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.UUIDField(null=True)
    source = models.TextField()

    class Meta:
        db_table = "catalogue_publication"
        constraints = [
            models.UniqueConstraint(name="one_publication_a_version", fields=["thing_code", "version"]),
            models.CheckConstraint(name="publication_version_from_one", condition=models.Q(version__gte=1)),
            models.CheckConstraint(
                name="publication_sm3_is_hex", condition=models.Q(sm3__regex="^[0-9a-f]{64}$")
            ),
        ]
        indexes = [models.Index(name="publication_current", fields=["thing_code", "published_at", "version"])]

    def __str__(self) -> str:
        return f"{self.thing_code} v{self.version}"


class PublishedMatter(models.Model):
    """One matter of one publication, so that a step of a case can point at it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    publication = models.ForeignKey("catalogue.Publication", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=81)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=KINDS)

    class Meta:
        db_table = "catalogue_published_matter"
        constraints = [
            models.UniqueConstraint(name="one_row_a_published_matter", fields=["publication", "code"]),
            models.CheckConstraint(
                name="published_matter_kind_is_known",
                condition=models.Q(kind__in=[kind for kind, _ in KINDS]),
            ),
        ]

    def __str__(self) -> str:
        return self.code

"""Tables of the rulebook. A published version is never changed: a later one takes its place."""

from django.db import models

from onething.kernel.ids import new_id


class Edition(models.Model):
    """One published version of the rules, as canonical JSON."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(unique=True)
    effective_from = models.DateField()
    content = models.TextField()
    sm3 = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        db_table = "rulebook_edition"
        constraints = [
            models.CheckConstraint(name="edition_from_one", condition=models.Q(version__gte=1)),
            models.UniqueConstraint(name="one_edition_a_day", fields=["effective_from"]),
        ]

"""One date for all departments of a wave that have to see the place. Place, subject and the applicant's wish are sealed."""

from django.db import models
from django.db.models import Q

from onething.kernel.ids import new_id


class SiteVisit(models.Model):
    """A date that was set; another one replaces it. The applicant may ask for another date once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="visits")
    wave = models.PositiveSmallIntegerField()
    day = models.DateField()
    clock = models.TimeField()
    content_sealed = models.BinaryField()
    set_by = models.UUIDField()
    set_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    wish_sealed = models.BinaryField(null=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_site_visit"
        constraints = [
            models.UniqueConstraint(
                name="one_current_visit_a_wave",
                fields=["case", "wave"],
                condition=Q(replaced_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="another_date_asked_once", fields=["case", "wave"], condition=Q(asked_at__isnull=False)
            ),
            models.CheckConstraint(
                name="another_date_asked_with_words",
                condition=Q(asked_at__isnull=True, wish_sealed__isnull=True)
                | Q(asked_at__isnull=False, wish_sealed__isnull=False),
            ),
        ]

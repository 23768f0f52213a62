"""The rows of the notices. A published row is never changed: a later notice adds its own."""

from django.db import models

from onething.kernel.ids import new_id


class NoticeDay(models.Model):
    """One day named by one notice: a day off, or a weekend day worked in exchange (`works`).

    `edition` is the place in the calendar's chain of the act that loaded it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    day = models.DateField()
    name = models.CharField(max_length=60)
    works = models.BooleanField()
    notice = models.CharField(max_length=200)
    published = models.DateField()
    edition = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "calendars_notice_day"
        constraints = [
            models.UniqueConstraint(name="one_row_a_day_and_publication", fields=["day", "published"]),
            models.CheckConstraint(
                name="notice_day_is_named", condition=~models.Q(name="") & ~models.Q(notice="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"

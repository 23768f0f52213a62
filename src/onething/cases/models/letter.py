"""The letters written about a case: which, its number, by whose window, when. What stands in it is made anew from the facts."""

from django.db import models


class CaseLetter(models.Model):
    """One letter. Its id is that of its number in the series, so that no number of a letter is unaccounted for."""

    id = models.UUIDField(primary_key=True, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="letters")
    step = models.ForeignKey("cases.Step", null=True, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=120, unique=True)
    unit_name = models.CharField(max_length=100)
    written_at = models.DateTimeField()

    class Meta:
        db_table = "cases_letter"

    def __str__(self) -> str:
        return self.number

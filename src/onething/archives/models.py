"""Tables of archives. The index names people's files, so it is sealed under the case's own key and goes with it."""

from django.db import models
from django.db.models import Q

from onething.archives.contracts import ArchiveState, HoldKind
from onething.catalogue.contracts import Retention
from onething.kernel.ids import new_id


class Archive(models.Model):
    """What one closed case left. `retained_until` is the last day of keeping, null for ever; `index_sm3` is of the index."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=120, unique=True)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    case_number = models.CharField(max_length=40)
    thing_code = models.CharField(max_length=60)
    thing_name = models.CharField(max_length=200)
    lead_unit = models.CharField(max_length=100)
    keeper_unit_code = models.CharField(max_length=18)
    data_key_id = models.UUIDField()
    retention = models.CharField(max_length=4)
    retained_until = models.DateField(null=True)
    originals = models.CharField(max_length=60, blank=True, default="")
    state = models.CharField(max_length=10)
    held_for = models.CharField(max_length=16, blank=True, default="")
    archived_at = models.DateTimeField()
    documents = models.PositiveSmallIntegerField(default=0)
    index_sealed = models.BinaryField(null=True)
    index_sm3 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        db_table = "archives_archive"
        indexes = [
            models.Index(fields=["keeper_unit_code", "-id"], name="archive_of_keeper"),
            models.Index(fields=["keeper_unit_code", "retained_until", "id"], name="archive_due"),
            models.Index(fields=["case_number"], name="archive_of_case_number"),
            models.Index(fields=["originals"], name="archive_by_place", condition=~Q(originals="")),
        ]
        constraints = [
            models.CheckConstraint(name="archive_state_known", condition=Q(state__in=list(ArchiveState))),
            models.CheckConstraint(
                name="archive_retention_known", condition=Q(retention__in=list(Retention))
            ),
            models.CheckConstraint(
                name="archive_held_for_something",
                condition=Q(state=ArchiveState.HELD, held_for__in=list(HoldKind))
                | (~Q(state=ArchiveState.HELD) & Q(held_for="")),
            ),
            models.CheckConstraint(
                name="archive_permanent_has_no_end",
                condition=Q(retention=Retention.PERMANENT, retained_until__isnull=True)
                | (~Q(retention=Retention.PERMANENT) & Q(retained_until__isnull=False)),
            ),
            models.CheckConstraint(
                name="archive_indexed_once_kept",
                condition=Q(state=ArchiveState.FILING, index_sealed__isnull=True)
                | (~Q(state=ArchiveState.FILING) & Q(index_sealed__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.number
